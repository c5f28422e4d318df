import { randomUUID } from 'node:crypto'
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

const draftPattern = /\.[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\.draft$/

/** Milliseconds after which a draft belongs to no write that still runs. */
const draftLifetime = 60_000

/**
 * Replaces a file, or creates it and its folder, for the owner alone. The content goes to a draft that is then renamed:
 * readers never see half of it, and a crash leaves the old file or the new one.
 */
export async function replaceFile(file: string, content: string | readonly Uint8Array[]): Promise<void> {
  const draft = `${file}.${randomUUID()}.draft`
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  try {
    await writeFile(draft, content, { mode: 0o600, flush: true })
    await rename(draft, file)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
}

/** Removes the drafts that killed processes left in a folder. */
export async function removeOldDrafts(folder: string, now = Date.now()): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!draftPattern.test(name)) continue
    const draft = join(folder, name)
    // Another process may end its write at this moment.
    const written = await stat(draft).catch(() => undefined)
    if (written !== undefined && written.mtimeMs < now - draftLifetime) await rm(draft, { force: true })
  }
}

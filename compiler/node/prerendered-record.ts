import { createHash } from 'node:crypto'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** Hashes of content, by path in the output folder. */
type Hashes = Readonly<Record<string, string>>

/**
 * Remembers the prerendered files of an output folder, so that the next pass removes those of endpoints that are gone.
 * Files that something else has changed since are kept.
 */
export class PrerenderedRecord {
  readonly #file: string
  readonly #outDir: string

  constructor(root: string, outDir: string) {
    this.#file = join(root, 'node_modules/.stowaway/prerendered.json')
    this.#outDir = outDir
  }

  /** Removes each recorded file that is not among the paths. */
  async removeOthers(paths: readonly string[]): Promise<void> {
    const recorded = (await this.#read())[this.#outDir] ?? {}
    const gone = Object.entries(recorded).filter(([path]) => !paths.includes(path))
    for (const [path, hash] of gone) {
      if ((await hashOf(join(this.#outDir, path))) === hash) await rm(join(this.#outDir, path))
    }
  }

  /** Replaces the record by these files of the output folder. */
  async write(paths: readonly string[]): Promise<void> {
    const hashes: [string, string][] = []
    for (const path of paths) {
      const hash = await hashOf(join(this.#outDir, path))
      if (hash !== undefined) hashes.push([path, hash])
    }
    const record = { ...(await this.#read()), [this.#outDir]: Object.fromEntries(hashes) }
    await mkdir(dirname(this.#file), { recursive: true })
    await writeFile(this.#file, JSON.stringify(record))
  }

  async #read(): Promise<Readonly<Record<string, Hashes>>> {
    try {
      return JSON.parse(await readFile(this.#file, 'utf8'))
    } catch {
      // The first pass, or a record that something has damaged: nothing is removed.
      return {}
    }
  }
}

async function hashOf(file: string): Promise<string | undefined> {
  const content = await readFile(file).catch(() => undefined)
  return content && createHash('sha256').update(content).digest('base64')
}

import { createHash, randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { cp, mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'

/** Of one run of the suite, made and removed by `build-folder.ts`; absent, every build is made again. */
const folder = process.env.STOWAWAY_TEST_BUILDS

/**
 * Fills a folder with a build: by copying, where this run has made the same one before. Many files of tests, and each
 * engine, build the same projects.
 */
export async function keptBuild(
  output: string,
  args: readonly string[],
  build: (output: string) => Promise<void>,
): Promise<void> {
  if (folder === undefined) return build(output)
  const kept = join(folder, createHash('sha256').update(JSON.stringify(args)).digest('hex'))
  if (!existsSync(kept)) {
    const made = join(folder, randomUUID())
    await build(made)
    // Whoever was faster has made the same.
    await rename(made, kept).catch(() => rm(made, { recursive: true, force: true }))
  }
  await mkdir(output, { recursive: true })
  await cp(kept, output, { recursive: true })
}

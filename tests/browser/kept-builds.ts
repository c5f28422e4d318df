import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { cp, mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

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
  while (!existsSync(kept)) {
    // One process builds, and the others wait for it.
    const lock = `${kept}.lock`
    if (await isMade(lock)) {
      const made = `${kept}.made`
      try {
        if (!existsSync(kept)) {
          await build(made)
          await rename(made, kept)
        }
      } finally {
        await rm(lock, { recursive: true })
      }
    } else await wait(200)
  }
  await mkdir(output, { recursive: true })
  await cp(kept, output, { recursive: true })
}

/** Makes a folder; false if it was there. */
const isMade = (path: string): Promise<boolean> =>
  mkdir(path).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') return false
      throw error
    },
  )

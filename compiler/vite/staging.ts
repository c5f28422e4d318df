import { existsSync } from 'node:fs'
import { cp, mkdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** The folder of a build until all of it has succeeded, so that a failure leaves the previous build whole. */
export function stagingFolder(root: string): string {
  return join(root, 'node_modules', '.stowaway', `build-${process.pid}`)
}

/**
 * Moves a finished build into place by renaming, so that nobody sees half of one. `replace` is false for a folder
 * that is not ours to empty; there the files are copied over what it holds.
 */
export async function publish(staging: string, outDir: string, replace: boolean): Promise<void> {
  await mkdir(dirname(outDir), { recursive: true })
  if (!replace && existsSync(outDir)) {
    await cp(staging, outDir, { recursive: true })
    await rm(staging, { recursive: true, force: true })
    return
  }
  const previous = `${staging}-previous`
  await rm(previous, { recursive: true, force: true })
  if (existsSync(outDir)) await move(outDir, previous)
  try {
    await move(staging, outDir)
  } catch (error) {
    if (existsSync(previous)) {
      await rm(outDir, { recursive: true, force: true })
      await move(previous, outDir)
    }
    throw error
  }
  await rm(previous, { recursive: true, force: true })
}

/**
 * Runs a build that writes into the output folder itself, as plugins expect that write there when it ends, and moves
 * the result to the staging folder. What the output folder held before is put back, also when the build fails.
 */
export async function buildAside(outDir: string, staging: string, build: () => Promise<unknown>): Promise<void> {
  const previous = `${staging}-previous`
  await rm(previous, { recursive: true, force: true })
  await mkdir(dirname(staging), { recursive: true })
  if (existsSync(outDir)) await move(outDir, previous)
  try {
    await build()
    await rm(staging, { recursive: true, force: true })
    if (existsSync(outDir)) await move(outDir, staging)
  } finally {
    if (existsSync(previous)) {
      await rm(outDir, { recursive: true, force: true })
      await move(previous, outDir)
    } else await rm(outDir, { recursive: true, force: true })
  }
}

async function move(from: string, to: string): Promise<void> {
  try {
    await rename(from, to)
  } catch (error) {
    // The output folder may be on another disk, or be a mount point.
    if (!(error instanceof Error && 'code' in error && (error.code === 'EXDEV' || error.code === 'EBUSY'))) throw error
    await cp(from, to, { recursive: true })
    await rm(from, { recursive: true, force: true })
  }
}

import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { cp, mkdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** The folder of a build until all of it has succeeded, so that a failure leaves the previous build whole. */
export function stagingFolder(root: string): string {
  return join(root, 'node_modules', '.stowaway', `build-${process.pid}`)
}

/**
 * Moves a finished build into place by renaming, so that nobody sees half of one. `replace` is false for a folder
 * that is not ours to empty; there each file replaces the one of its name.
 */
export async function publish(staging: string, outDir: string, replace: boolean): Promise<void> {
  await mkdir(dirname(outDir), { recursive: true })
  if (!replace && existsSync(outDir)) {
    moveFiles(staging, outDir)
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
 * the result to the staging folder. What the output folder held before is put back, also when the build fails or is stopped.
 */
export async function buildAside(outDir: string, staging: string, build: () => Promise<unknown>): Promise<void> {
  const previous = `${staging}-previous`
  await rm(previous, { recursive: true, force: true })
  await mkdir(dirname(staging), { recursive: true })
  const isOver = onEarlyEnd(() => {
    if (!existsSync(previous)) return
    rmSync(outDir, { recursive: true, force: true })
    moveSync(previous, outDir)
  })
  if (existsSync(outDir)) await move(outDir, previous)
  try {
    await build()
    await rm(staging, { recursive: true, force: true })
    if (existsSync(outDir)) await move(outDir, staging)
  } finally {
    isOver()
    if (existsSync(previous)) {
      await rm(outDir, { recursive: true, force: true })
      await move(previous, outDir)
    } else await rm(outDir, { recursive: true, force: true })
  }
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Calls back if the process ends, or is stopped by a signal, before the returned function is called. */
function onEarlyEnd(callback: () => void): () => void {
  const remove = (): void => {
    process.off('exit', callback)
    for (const signal of signals) process.off(signal, stop)
  }
  const stop = (signal: NodeJS.Signals): void => {
    remove()
    callback()
    // Without another listener, the signal would have ended the process.
    if (process.listenerCount(signal) === 0) process.kill(process.pid, signal)
  }
  process.on('exit', callback)
  for (const signal of signals) process.on(signal, stop)
  return remove
}

/** Moves each file below a folder to its place below another one. */
function moveFiles(from: string, to: string): void {
  mkdirSync(to, { recursive: true })
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)]
    if (entry.isDirectory()) moveFiles(source, target)
    else moveSync(source, target)
  }
}

async function move(from: string, to: string): Promise<void> {
  try {
    await rename(from, to)
  } catch (error) {
    if (!isOfOtherDisk(error)) throw error
    await cp(from, to, { recursive: true })
    await rm(from, { recursive: true, force: true })
  }
}

function moveSync(from: string, to: string): void {
  try {
    renameSync(from, to)
  } catch (error) {
    if (!isOfOtherDisk(error)) throw error
    cpSync(from, to, { recursive: true })
    rmSync(from, { recursive: true, force: true })
  }
}

/** The output folder may be on another disk, or be a mount point. */
const isOfOtherDisk = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'EXDEV' || error.code === 'EBUSY')

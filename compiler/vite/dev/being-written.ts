import { readFileSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'

/**
 * Many editors empty a file before they write it, or remove it and write it again; whoever reads it in between sees what
 * nobody wrote. So it is given some milliseconds. An empty file is hardly ever meant; an error or a removed file is, and
 * its author waits for the answer.
 */
const patience = { empty: 1000, other: 200 }
const interval = 2

/** The text of a file. One that was emptied or removed just now is given a moment. `undefined`: there is no file. */
export async function readWhole(file: string, reading: () => void = () => undefined): Promise<string | undefined> {
  for (;;) {
    reading()
    const text = tryRead(file)
    if (text !== '' ? text !== undefined || !isRecent(file) : !isRecent(file, patience.empty)) return text
    await delay(interval)
  }
}

/** Whether there is such a file. One that was removed just now is given a moment to come back. */
export async function existsSoon(file: string): Promise<boolean> {
  while (keyOf(file) === undefined) {
    if (!isRecent(file)) return false
    await delay(interval)
  }
  return true
}

/** Waits for a file that was changed just now, and so may be half written. Resolves with whether it changes again. */
export async function changesSoon(file: string): Promise<boolean> {
  const key = keyOf(file)
  while (isRecent(file)) {
    await delay(interval)
    if (keyOf(file) !== key) return true
  }
  return false
}

function tryRead(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

function keyOf(file: string): string | undefined {
  const stats = statSync(file, { throwIfNoEntry: false })
  return stats && `${stats.mtimeMs} ${stats.size} ${stats.ino}`
}

/** Whether the file, or its folder if it is gone, changed just now. */
function isRecent(file: string, age = patience.other): boolean {
  const stats = statSync(file, { throwIfNoEntry: false }) ?? statSync(dirname(file), { throwIfNoEntry: false })
  return stats !== undefined && Math.abs(Date.now() - stats.mtimeMs) < age
}

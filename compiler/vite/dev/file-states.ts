import { readFileSync, type Stats, statSync } from 'node:fs'
import { fileOfModule } from '../../../sw/core/wire/module-path.ts'

interface FileState {
  /** Time of change, size and place on the disk; empty where there is no file, as for virtual modules of plugins. */
  readonly key: string
  /** The text of a file that was saved just now: a second save in the same moment may leave the same time. */
  readonly text?: string
}

/** Milliseconds after which another save surely has another time. Some file systems count in steps of two seconds. */
const timeStep = 2500

/** The files of modules as they were when they were last looked at. */
export class FileStates {
  readonly #states = new Map<string, FileState>()

  /** Remembers a file as it is. Call this before it is read: what is read later is found out as a change. */
  remember(file: string): void {
    this.#states.set(file, read(file))
  }

  isRemembered(file: string): boolean {
    return this.#states.has(file)
  }

  /** Whether the file is as remembered. */
  isSame(file: string): boolean {
    const state = this.#states.get(file)
    if (state === undefined || state.key !== keyOf(file)) return false
    if (state.text === undefined) return true
    const now = read(file)
    if (now.key !== state.key || (now.text ?? textOf(file)) !== state.text) return false
    this.#states.set(file, now)
    return true
  }
}

function read(file: string): FileState {
  const stats = statsOf(file)
  if (stats === undefined) return { key: '' }
  const key = keyOf(file, stats)
  return Math.abs(Date.now() - stats.mtimeMs) < timeStep ? { key, text: textOf(file) } : { key }
}

function textOf(file: string): string {
  // As in `statsOf`: the id of a file with `#` or `?` in its name is escaped.
  for (const path of [file, fileOfModule(file)]) {
    try {
      return readFileSync(path, 'utf8')
    } catch {}
  }
  return ''
}

const keyOf = (file: string, stats = statsOf(file)): string =>
  stats === undefined ? '' : `${stats.mtimeMs} ${stats.size} ${stats.ino}`

function statsOf(file: string): Stats | undefined {
  if (file.includes('\0')) return undefined
  return (
    statSync(file, { throwIfNoEntry: false }) ??
    (fileOfModule(file) === file ? undefined : statSync(fileOfModule(file), { throwIfNoEntry: false }))
  )
}

import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Milliseconds within which two changes of a folder may leave the same time. */
const timeStep = 20

/** The folders of a project that tell when files come and go. */
export class FolderTimes {
  readonly #folders: readonly string[]
  readonly #times: string
  /** Something may have changed since in the same moment. */
  readonly #isUnsure: boolean

  /** Make this before the folders are read: a change in between is found out. */
  constructor(deep: readonly string[], flat: readonly string[]) {
    this.#folders = [...deep.flatMap((folder) => [folder, ...foldersIn(folder)]), ...flat]
    const times = timesOf(this.#folders)
    this.#times = times.join()
    this.#isUnsure = times.some((time) => Math.abs(Date.now() - time) < timeStep)
  }

  /** Whether no file was added or removed since. */
  get isCurrent(): boolean {
    return !this.#isUnsure && timesOf(this.#folders).join() === this.#times
  }
}

const timesOf = (folders: readonly string[]): readonly number[] =>
  folders.map((folder) => statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? 0)

function foldersIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && entry.name !== 'node_modules')
      .flatMap(({ name }) => [join(folder, name), ...foldersIn(join(folder, name))])
  } catch {
    return []
  }
}

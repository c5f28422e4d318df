import { existsSync, linkSync, lstatSync, readFileSync } from 'node:fs'
import { sep } from 'node:path'

/** The output folder of an earlier build: what has not changed there is not written again, and keeps its time. */
export class EarlierOutput {
  /** Whether unchanged files stay where they are. Otherwise the folder is replaced, and they are linked. */
  readonly needsNoCopy: boolean
  readonly #folder: string
  /** Whether the folder of the last file exists. */
  #last = { folder: '', exists: true }

  constructor(folder: string, needsNoCopy: boolean) {
    this.#folder = folder
    this.needsNoCopy = needsNoCopy
    this.#last = { folder: '', exists: existsSync(folder) }
  }

  /** Whether there is a file with this content. A link does not count. */
  holds(path: string, body: Uint8Array): boolean {
    const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')))
    if (folder !== this.#last.folder) this.#last = { folder, exists: existsSync(this.#place(folder)) }
    if (!this.#last.exists) return false
    const file = lstatSync(this.#place(path), { throwIfNoEntry: false })
    return file?.isFile() === true && file.size === body.length && readFileSync(this.#place(path)).equals(body)
  }

  /** Makes an unchanged file appear at the target too, as the same file; `false`: it has changed, or cannot be linked. */
  linkTo(target: string, path: string, body: Uint8Array): boolean {
    if (this.needsNoCopy || !this.holds(path, body)) return false
    try {
      linkSync(this.#place(path), target)
      return true
    } catch {
      // Another disk, or one without links.
      return false
    }
  }

  #place(path: string): string {
    return `${this.#folder}${sep}${path}`
  }
}

import type { PrerenderedFile } from '../../prerender/static-file.ts'

/** Files as one message: one for each file would cost more than most handlers. */
export interface FileBatch {
  readonly paths: readonly string[]
  /** Where the content of each file ends in the bytes. */
  readonly ends: readonly number[]
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** How many files are held until they are sent, and how many bytes. */
export const mostFiles = 256
const mostBytes = 1 << 20
/** Milliseconds after which files are sent: handlers may be slow. */
const longest = 50

/** Collects files until there are enough for one message. */
export class BatchBuilder {
  #files: PrerenderedFile[] = []
  #size = 0
  #since = 0

  /** @returns whether the batch is to be sent */
  add(file: PrerenderedFile): boolean {
    if (this.#files.length === 0) this.#since = performance.now()
    this.#files.push(file)
    this.#size += file.body.length
    return this.#files.length >= mostFiles || this.#size >= mostBytes || performance.now() - this.#since >= longest
  }

  /** The files so far; the next one starts another batch. */
  take(): FileBatch {
    const bytes = new Uint8Array(this.#size)
    const ends: number[] = []
    let end = 0
    for (const { body } of this.#files) {
      bytes.set(body, end)
      end += body.length
      ends.push(end)
    }
    const paths = this.#files.map(({ path }) => path)
    this.#files = []
    this.#size = 0
    return { paths, ends, bytes }
  }
}

export function* filesOf({ paths, ends, bytes }: FileBatch): Generator<PrerenderedFile, void, undefined> {
  let start = 0
  for (const [index, path] of paths.entries()) {
    const end = ends[index]
    yield { path, body: bytes.subarray(start, end) }
    start = end ?? start
  }
}

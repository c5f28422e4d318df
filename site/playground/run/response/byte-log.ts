const blockSize = 65_536

/** Bytes as they arrive, up to a limit, in blocks: a sender of single bytes must not cost an object for each. */
export class ByteLog {
  readonly #limit: number
  readonly #blocks: Uint8Array<ArrayBuffer>[] = []
  #used = blockSize
  #length = 0

  constructor(limit: number) {
    this.#limit = limit
  }

  get length(): number {
    return this.#length
  }

  /** Keeps what fits; `false` once something did not. */
  append(bytes: Uint8Array): boolean {
    const taken = bytes.subarray(0, Math.max(0, this.#limit - this.#length))
    let rest = taken
    while (rest.byteLength > 0) {
      if (this.#used === blockSize) {
        this.#blocks.push(new Uint8Array(blockSize))
        this.#used = 0
      }
      const part = rest.subarray(0, blockSize - this.#used)
      this.#blocks.at(-1)?.set(part, this.#used)
      this.#used += part.byteLength
      rest = rest.subarray(part.byteLength)
    }
    this.#length += taken.byteLength
    return taken.byteLength === bytes.byteLength
  }

  /** The first `count` bytes. */
  head(count: number): Uint8Array<ArrayBuffer> {
    const bytes = new Uint8Array(Math.min(count, this.#length))
    for (const [index, block] of this.#blocks.entries()) {
      const at = index * blockSize
      if (at >= bytes.byteLength) break
      bytes.set(block.subarray(0, Math.min(blockSize, bytes.byteLength - at)), at)
    }
    return bytes
  }

  toBlob(type: string): Blob {
    const parts = this.#blocks.map((block, index) =>
      block.subarray(0, Math.min(blockSize, this.#length - index * blockSize)),
    )
    return new Blob(parts, { type })
  }

  /** Forgets the bytes, not their number. */
  drop(): void {
    this.#blocks.length = 0
    this.#used = blockSize
  }
}

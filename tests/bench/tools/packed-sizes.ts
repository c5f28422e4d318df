import { brotliCompressSync, gzipSync } from 'node:zlib'

export interface PackedSizes {
  readonly raw: number
  readonly gzip: number
  readonly brotli: number
}

/** The bytes of files that are sent one by one. */
export function packedSizes(files: readonly (string | Uint8Array)[]): PackedSizes {
  const sum = (sizeOf: (file: string | Uint8Array) => number): number =>
    files.reduce((total, file) => total + sizeOf(file), 0)
  return {
    raw: sum((file) => Buffer.byteLength(file)),
    gzip: sum((file) => gzipSync(file, { level: 9 }).length),
    brotli: sum((file) => brotliCompressSync(file).length),
  }
}

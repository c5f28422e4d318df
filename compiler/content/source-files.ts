/**
 * A project without a disk: each file's content by its path, relative to the project, `/` between the names
 * (`src/pages/api/[id].json.ts`). Text may be given as a string or as UTF-8 bytes.
 */
export type SourceFiles = ReadonlyMap<string, string | Uint8Array>

/** A file's content as text, without a byte order mark. */
export function textOf(content: string | Uint8Array): string {
  return typeof content === 'string' ? content.replace(/^\uFEFF/, '') : new TextDecoder().decode(content)
}

export function bytesOf(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? new TextEncoder().encode(content) : content
}

/** In bytes. A string's is an upper bound, which is found without encoding it where that settles the matter. */
export function sizeOf(content: string | Uint8Array, enough: number): number {
  if (typeof content !== 'string') return content.byteLength
  return content.length * 3 <= enough ? content.length * 3 : new TextEncoder().encode(content).byteLength
}

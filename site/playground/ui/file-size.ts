/** From this length on, in characters, a file is shown without what reads it whole. */
const large = 1_000_000

export const isLarge = (length: number): boolean => length > large

/** `14.0 MB`, `812 kB`, `96 bytes`. */
export function sizeText(bytes: number): string {
  if (bytes >= 1_000_000) return `${(bytes / 1_000_000).toFixed(1)} MB`
  return bytes >= 1000 ? `${(bytes / 1000).toFixed(bytes < 10_000 ? 1 : 0)} kB` : `${bytes} bytes`
}

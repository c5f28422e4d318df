/** A range of bytes, both ends included. */
export interface ByteRange {
  readonly first: number
  readonly last: number
}

/**
 * The bytes that a `Range` header requests from a body of `size` bytes (RFC 9110, section 14.1.2). `undefined`: the
 * whole body, also for several ranges, another unit or an invalid header. `unsatisfiable`: none of its bytes.
 */
export function byteRange(header: string | null, size: number): ByteRange | 'unsatisfiable' | undefined {
  const [, unit, from, to] = /^([^=-]*)=([^=-]*)-([^=-]*)$/.exec(header ?? '')?.map((part) => part.trim()) ?? []
  if (unit?.toLowerCase() !== 'bytes' || !isNumber(from) || !isNumber(to) || (from === '' && to === ''))
    return undefined
  if (from === '') {
    const length = Math.min(Number(to), size)
    return length === 0 ? 'unsatisfiable' : { first: size - length, last: size - 1 }
  }
  const first = Number(from)
  if (to !== '' && Number(to) < first) return undefined
  return first >= size ? 'unsatisfiable' : { first, last: to === '' ? size - 1 : Math.min(Number(to), size - 1) }
}

/** Digits, or nothing. */
const isNumber = (text: string | undefined): text is string => text !== undefined && /^\d*$/.test(text)

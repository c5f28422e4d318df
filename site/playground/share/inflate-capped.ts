import { Inflate } from 'fflate'

/** So few bytes at a time that a bomb's next burst, a thousandfold at most, stays small. */
const step = 512

/** Inflates raw deflate data; 'too large' if the result exceeds `cap` bytes, undefined if the data is damaged. */
export function inflateCapped(bytes: Uint8Array, cap: number): Uint8Array | 'too large' | undefined {
  const chunks: Uint8Array[] = []
  let length = 0
  const inflate = new Inflate((chunk) => {
    chunks.push(chunk)
    length += chunk.length
  })
  try {
    for (let at = 0; at < bytes.length; at += step) {
      inflate.push(bytes.subarray(at, at + step), at + step >= bytes.length)
      if (length > cap) return 'too large'
    }
  } catch {
    return undefined
  }
  const whole = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.length
  }
  return whole
}

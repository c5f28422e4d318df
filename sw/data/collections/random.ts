/** A source of numbers from 0 to below 1. */
export type Random = () => number

/**
 * Numbers that look random, and are the same for the same text: `mulberry32` by Tommy Ettinger, with a hash of the text
 * (FNV-1a) as its start.
 */
export function createRandom(text: string): Random {
  let state = 2166136261
  for (const character of text) state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 16777619)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

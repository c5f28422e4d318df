import type { Picture } from './encode-png.ts'

type Colour = readonly [number, number, number]

const paper: Colour = [0xfb, 0xf4, 0xe6]
const inks: readonly Colour[] = [
  [0x1b, 0x2a, 0x41],
  [0x2f, 0x8f, 0x88],
  [0xd9, 0x6c, 0x2b],
  [0x8a, 0x3b, 0x5c],
]
const cells = 7
const cellSize = 18

/** A symmetric pattern that is always the same for the same name. */
export async function drawAvatar(name: string): Promise<Picture> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(name)))
  const byte = (index: number): number => hash[index] ?? 0
  const ink = inks[byte(31) % inks.length] ?? paper
  const size = cells * cellSize
  const pixels = new Uint8Array(size * size * 3)
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const row = Math.floor(y / cellSize)
      const column = Math.floor(x / cellSize)
      const isInside = row > 0 && column > 0 && row < cells - 1 && column < cells - 1
      const mirrored = Math.min(column, cells - 1 - column)
      const colour = isInside && byte(row * 4 + mirrored) % 2 === 0 ? ink : paper
      pixels.set(colour, (y * size + x) * 3)
    }
  }
  return { width: size, height: size, pixels }
}

import type { Picture } from '../../encode-png.ts'

type Colour = readonly [number, number, number]

/** White, which the page's style turns into its own ground, in light and in dark. */
const paper: Colour = [0xff, 0xff, 0xff]
const line: Colour = [0xdd, 0xdd, 0xdd]
const bar: Colour = [0x0f, 0x6a, 0x64]
const highest: Colour = [0xd9, 0x6c, 0x2b]

const width = 640
const height = 240
const margin = 16

/** A bar for each value, the highest in another colour. */
export function drawChart(values: readonly number[]): Picture {
  const pixels = new Uint8Array(width * height * 3)
  const fill = (x: number, y: number, wide: number, high: number, colour: Colour): void => {
    for (let row = Math.round(y); row < Math.round(y + high); row++) {
      for (let column = Math.round(x); column < Math.round(x + wide); column++) {
        pixels.set(colour, (row * width + column) * 3)
      }
    }
  }
  fill(0, 0, width, height, paper)
  const full = height - 2 * margin
  for (let quarter = 0; quarter <= 4; quarter++)
    fill(margin, margin + (full * quarter) / 4, width - 2 * margin, 1, line)
  const top = Math.max(1, ...values)
  const step = (width - 2 * margin) / Math.max(1, values.length)
  for (const [index, value] of values.entries()) {
    const size = (Math.max(0, value) / top) * full
    fill(margin + index * step + step * 0.15, height - margin - size, step * 0.7, size, value === top ? highest : bar)
  }
  return { width, height, pixels }
}

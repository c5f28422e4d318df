/** Shapes only: fonts differ from machine to machine. */
export function card(colour: string, bars: readonly number[]): string {
  const shapes = bars.map((bar, at) => `<rect x="${10 + at * 18}" y="${90 - bar * 10}" width="12" height="${bar * 10}" fill="#fff"/>`)
  return `<svg xmlns="http://www.w3.org/2000/svg" width="120" height="100"><rect width="120" height="100" fill="${colour}"/>${shapes.join('')}</svg>`
}

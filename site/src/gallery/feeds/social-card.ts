import { xmlText } from './xml.ts'

export interface CardText {
  readonly title: string
  readonly line: string
}

const lineLength = 19
const mostLines = 3

/** A card of 1200 × 630 pixels, as previews of links show them. */
export function socialCard({ title, line }: CardText): string {
  const lines = wrap(title)
  const top = 330 - lines.length * 42
  return `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630" viewBox="0 0 1200 630" role="img">
  <title>${xmlText(title)}</title>
  <rect width="1200" height="630" fill="#12324a"/>
  <path d="M0 500 q75 -40 150 0 t150 0 t150 0 t150 0 t150 0 t150 0 t150 0 t150 0 V630 H0Z" fill="#0f6a64"/>
  <path d="M0 545 q75 -40 150 0 t150 0 t150 0 t150 0 t150 0 t150 0 t150 0 t150 0 V630 H0Z" fill="#0b4f4b"/>
  <path d="M960 180 V455 H860Z" fill="#f5a35c"/>
  <path d="M980 220 L1075 455 H980Z" fill="#fbf4e6"/>
  <path d="M830 475 H1110 L1075 525 H865Z" fill="#fbf4e6"/>
  <g fill="#fbf4e6" font-family="system-ui, 'DejaVu Sans', sans-serif">
    <text x="90" y="120" font-size="30" fill="#8fd6cd">The ship’s log</text>
${lines.map((text, index) => `    <text x="90" y="${top + index * 84}" font-size="68" font-weight="700">${xmlText(text)}</text>`).join('\n')}
    <text x="90" y="${top + lines.length * 84}" font-size="32" fill="#d9e6ea">${xmlText(line)}</text>
  </g>
</svg>
`
}

/** Lines of whole words. Text that does not fit ends with an ellipsis. */
function wrap(title: string): readonly string[] {
  const lines: string[] = []
  for (const word of title.split(/\s+/).flatMap((word) => word.match(new RegExp(`.{1,${lineLength}}`, 'gu')) ?? [])) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length < lineLength) lines.splice(-1, 1, `${last} ${word}`)
    else lines.push(word)
  }
  return lines.length <= mostLines ? lines : [...lines.slice(0, mostLines - 1), `${lines[mostLines - 1]} …`]
}

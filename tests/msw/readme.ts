import { areas } from './areas.ts'
import type { Behaviour, Kind, Proof } from './behaviour.ts'

const kinds: readonly Kind[] = ['direct', 'adapted', 'other']

/** A row with its place in the table. */
export interface PlacedRow extends Behaviour {
  readonly area: string
  /** The file of MSW's suite. */
  readonly of: string
}

export const allRows: readonly PlacedRow[] = areas.flatMap(({ name: area, behaviours }) =>
  Object.entries(behaviours).flatMap(([of, rows]) => rows.map((row) => ({ ...row, area, of }))),
)

export type Shown = 'here' | 'elsewhere' | 'reason'

export function shownBy(proof: Proof): Shown {
  if ('not' in proof) return 'reason'
  return 'file' in proof ? 'elsewhere' : 'here'
}

/** How many rows of a kind have a test here, a test elsewhere, or a reason. */
export function countOf(kind: Kind, shown?: Shown): number {
  return allRows.filter((row) => row.kind === kind && (shown === undefined || shownBy(row.proof) === shown)).length
}

const text = (proof: Proof): string => {
  if ('not' in proof) return `– ${proof.not}`
  if ('file' in proof) return `[${proof.file}](../${proof.file}): “${proof.test}”`
  return 'both' in proof ? 'here, beside the server' : 'here'
}

const line = (cells: readonly (string | number)[]): string =>
  `| ${cells.map((cell) => String(cell).replaceAll('|', '\\|')).join(' | ')} |`

/** The page about the table. */
export function readme(): string {
  const counts = kinds.map((kind) =>
    line([kind, countOf(kind), countOf(kind, 'here'), countOf(kind, 'elsewhere'), countOf(kind, 'reason')]),
  )
  const tables = areas.map(({ name }) =>
    [
      `## ${name[0]?.toUpperCase()}${name.slice(1)}`,
      '',
      line(['MSW’s file', 'behaviour', 'kind', 'shown']),
      line(['---', '---', '---', '---']),
      ...allRows.filter(({ area }) => area === name).map((row) => line([row.of, row.name, row.kind, text(row.proof)])),
    ].join('\n'),
  )
  return `${intro}

${line(['', 'rows', 'test here', 'test elsewhere', 'reason'])}
${line(['---', '---', '---', '---', '---'])}
${counts.join('\n')}

${tables.join('\n\n')}
`
}

const intro = `# The behaviours of MSW’s browser suite

Each test of MSW’s browser suite, in our words: 288 of MSW 2.14.6, and 15 about navigations of its branch for 3.0. The tests are our
own. \`npx vitest run tests/msw --update\` writes this page from \`behaviours/*.ts\`.

- \`direct\`: the page does the same, and an endpoint replaces the handler.
- \`adapted\`: our own API does the same: overrides, the log, \`passthrough()\`, the option \`origins\`, an endpoint for GraphQL.
- \`other\`: it belongs to how MSW is made.

Rows that are shown “here” are steps of \`tests/browser/msw.spec.ts\`, under the title “as in MSW:” and the heading below. They run in
Chromium, Firefox and WebKit, without exceptions. “Beside the server”: a Node server runs the same handler, without our code, and
the page gets the same from both.`

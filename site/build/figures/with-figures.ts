import { readFileSync } from 'node:fs'
import type { Figures, RecordedFigures } from './figures.ts'
import { formatFigures } from './format-figures.ts'
import { markdownTable } from './markdown-table.ts'
import { summary } from './summary.ts'

const file = new URL('../../figures.json', import.meta.url)

/** `<!-- figures: summary -->`, `<!-- figures: NAME -->`, or `<!-- figures: NAME / the start of a title -->`. */
const mark = /^<!-- figures: ([\w-]+)(?: \/ (.+?))? -->$/gm

/** Puts the tables that `npm run bench -- NAME --record` has written into a page of the docs. */
export function withFigures(source: string): string {
  if (source.match(mark) === null) return source
  const all: Readonly<Record<string, RecordedFigures>> = JSON.parse(readFileSync(file, 'utf8'))
  return source.replace(mark, (_, name: string, title = '') => {
    if (name === 'summary') return summary(all)
    const tables = (all[name]?.tables ?? []).filter((table) => table.title.startsWith(title))
    if (tables.length === 0) throw new Error(`No figures of "${name}" are recorded: npm run bench -- ${name} --record`)
    return [...tables.map(tableOf), `Printed by \`npm run bench -- ${name}\`.`].join('\n\n')
  })
}

function tableOf(figures: Figures): string {
  const { header, rows } = formatFigures(figures)
  const [, ...columns] = header
  return markdownTable([[figures.title, ...columns], ...rows])
}

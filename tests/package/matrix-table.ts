import { appendFile, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from '@playwright/test'

interface Cell {
  readonly row: string
  readonly column: string
  readonly result: string
}

export interface Matrix<Column extends string> {
  /** Tries one thing of one row, as a step of the test, and writes the result into the table. */
  try(row: string, column: Column, body: () => Promise<void>): Promise<void>
  /** Prints the table, if no row is still being tried. */
  print(): Promise<void>
}

/** A table of results, filled by all workers of a run. */
export function createMatrix<Column extends string>(title: string, columns: readonly Column[]): Matrix<Column> {
  const file = join(process.env.STOWAWAY_TEST_BUILDS ?? 'test-results', `${title.replace(/\W+/g, '-')}.jsonl`)
  const note = (cell: Cell): Promise<void> => appendFile(file, `${JSON.stringify(cell)}\n`)
  return {
    async try(row, column, body) {
      const start = performance.now()
      try {
        await test.step(`${row}: ${column}`, body)
      } catch (error) {
        await note({ row, column, result: 'FAILED' })
        if (error instanceof Error) error.message = `${row}, ${column}: ${error.message}`
        throw error
      }
      await note({ row, column, result: `ok, ${((performance.now() - start) / 1000).toFixed(1)} s` })
    },
    async print() {
      const table = await readTable(file)
      const isDone = (results: ReadonlyMap<string, string>): boolean =>
        columns.every((column) => results.has(column)) || [...results.values()].includes('FAILED')
      if (![...table.values()].every(isDone)) return
      const line = (parts: readonly string[]): string => `| ${parts.join(' | ')} |`
      const body = [...table].map(([row, results]) => line([row, ...columns.map((name) => results.get(name) ?? '')]))
      console.log(['', line([title, ...columns]), line(['-', ...columns.map(() => '-')]), ...body, ''].join('\n'))
    },
  }
}

async function readTable(file: string): Promise<ReadonlyMap<string, ReadonlyMap<string, string>>> {
  const table = new Map<string, Map<string, string>>()
  for (const line of (await readFile(file, 'utf8').catch(() => '')).split('\n').filter((text) => text !== '')) {
    const { row, column, result }: Cell = JSON.parse(line)
    table.set(row, (table.get(row) ?? new Map<string, string>()).set(column, result))
  }
  return table
}

/** What is prerendered: one route with many entries, or many endpoints. */
export interface PrerenderCase {
  readonly title: string
  readonly entries?: number
  readonly files?: number
}

export const cases: readonly PrerenderCase[] = [
  { title: '1 entry', entries: 1 },
  { title: '100 entries', entries: 100 },
  { title: '1,000 entries', entries: 1000 },
  { title: '10,000 entries', entries: 10_000 },
  { title: '100 endpoints', files: 100 },
  { title: '1,000 endpoints', files: 1000 },
]

/** The code of the JSON that every tool writes: about 150 bytes. */
export const body = `(id) => JSON.stringify({
  id,
  name: 'Item ' + id,
  price: 9.5,
  tags: ['alpha', 'beta', 'gamma'],
  stock: { berlin: 3, paris: 7 },
  updated: '2026-01-01T00:00:00Z',
})`

/** The path of a file that is written, below the output folder. */
export const outputPath = ({ files }: PrerenderCase, index: number): string =>
  `api/items/${files === undefined ? '' : 'e'}${index}.json`

/** A row of the summary: one cell of a recorded table, which is compared with the others in its column. */
export interface SummaryRow {
  readonly what: string
  /** A name of `npm run bench`. */
  readonly bench: string
  readonly title: string
  readonly subject: string
  readonly column: string
}

const inEngines = (row: (engine: string) => SummaryRow): readonly SummaryRow[] =>
  ['chromium', 'firefox', 'webkit'].map(row)

const label: Readonly<Record<string, string>> = { chromium: 'Chromium', firefox: 'Firefox', webkit: 'WebKit' }

export const summaryRows: readonly SummaryRow[] = [
  {
    what: 'worker of one endpoint, brotli',
    bench: 'size',
    title: 'The worker of one endpoint',
    subject: 'our sw.js, one endpoint',
    column: 'brotli',
  },
  {
    what: 'page script on each visit, brotli',
    bench: 'size',
    title: 'The scripts of a page',
    subject: 'our scripts, on each visit',
    column: 'brotli',
  },
  {
    what: 'bytes that 1,000 endpoints add, brotli',
    bench: 'build',
    title: 'Bytes of the endpoints after brotli',
    subject: 'what they add to our worker of one endpoint',
    column: '1,000 endpoints',
  },
  {
    what: 'build of 1,000 endpoints',
    bench: 'build',
    title: 'A build, time from start to end',
    subject: 'our build',
    column: '1,000 endpoints',
  },
  ...['1 route', '100 routes'].map((column) => ({
    what: `request through the app, ${column}`,
    bench: 'dispatch',
    title: 'A request through the app in Node, CPU time',
    subject: 'app.fetch',
    column,
  })),
  {
    what: 'finding a path among 1,000 routes',
    bench: 'matching',
    title: 'Finding a path, CPU time',
    subject: 'our matcher',
    column: '1,000 routes',
  },
  {
    what: 'building a table of 10,000 routes',
    bench: 'matching',
    title: 'Building the table and the first match',
    subject: 'our matcher',
    column: '10,000 routes',
  },
  ...['1 entry', '10,000 entries', '1,000 endpoints'].map((column) => ({
    what: `prerendering ${column}`,
    bench: 'prerender',
    title: 'Prerendering, time from start to end',
    subject: 'our prerender',
    column,
  })),
  ...['1 endpoint', '300 endpoints'].map((column) => ({
    what: `a save to the new answer in Node, ${column}`,
    bench: 'dev',
    title: 'From a save to the new answer, in Node',
    subject: 'our dev server',
    column,
  })),
  ...inEngines((engine) => ({
    what: `answered fetch, ${label[engine]}`,
    bench: 'fetch',
    title: `An answered fetch (${engine})`,
    subject: 'our worker',
    column: '1 endpoint',
  })),
  ...inEngines((engine) => ({
    what: `answers a second, 16 at once, ${label[engine]}`,
    bench: 'fetch',
    title: `Answers a second, 16 fetches at once (${engine})`,
    subject: 'our worker',
    column: '1 endpoint',
  })),
  ...['1 endpoint', '1,000 endpoints'].map((column) => ({
    what: `first answer of a stopped worker, Chromium, ${column}`,
    bench: 'cold-start',
    title: 'The first answer of a stopped worker (chromium)',
    subject: 'our worker',
    column,
  })),
  ...['1 endpoint', '1,000 endpoints'].map((column) => ({
    what: `first visit to first answer, Chromium, ${column}`,
    bench: 'first-visit',
    title: 'A first visit, to the first answer (chromium)',
    subject: 'our worker',
    column,
  })),
  ...['setting a cookie', 'writing a session', 'our storage, set'].map((subject) => ({
    what: `added to an answer, Chromium: ${subject.replace('our storage, set', 'writing to the storage')}`,
    bench: 'state',
    title: 'What it adds to an answer (chromium)',
    subject,
    column: 'time',
  })),
]

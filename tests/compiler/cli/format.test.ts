import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import picocolors from 'picocolors'
import { expect, test } from 'vitest'
import { formatRoutes } from '../../../compiler/cli/format-routes.ts'
import { formatBuild } from '../../../compiler/node/format-build.ts'
import { formatBytes } from '../../../compiler/node/format-bytes.ts'

const plain = picocolors.createColors(false)

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [1000, '1.0 kB'],
  [12_345, '12.3 kB'],
  [999_949, '999.9 kB'],
  [999_950, '1.0 MB'],
  [2_500_000, '2.5 MB'],
])('%i bytes are %s', (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text)
})

const rows = [
  {
    id: '/api/[id].json',
    file: 'api/[id].json.ts',
    methods: ['GET', 'DELETE'],
    prerender: false,
    kind: 'endpoint',
    target: 'worker',
  },
  { id: '/data.json', file: 'data.json.ts', methods: ['GET'], prerender: true, kind: 'endpoint', target: 'worker' },
  { id: '/old', file: '', methods: [], prerender: false, kind: 'redirect', target: 'worker', destination: '/new' },
] as const

test('routes are printed in columns', () => {
  expect(formatRoutes(rows, plain)).toBe(
    [
      'Route           Methods     Where     File',
      '/api/[id].json  GET DELETE  worker    api/[id].json.ts',
      '/data.json      GET         file      data.json.ts',
      '/old            -           redirect  /new',
      '',
    ].join('\n'),
  )
})

test('colours do not move the columns', () => {
  const painted = stripVTControlCharacters(formatRoutes(rows, picocolors.createColors(true)))
  expect(painted).toBe(formatRoutes(rows, plain))
})

test('no routes is said', () => {
  expect(formatRoutes([], plain)).toContain('No routes')
})

const report = {
  outDir: join(process.cwd(), 'dist'),
  files: [
    { path: 'index.html', bytes: 812 },
    { path: 'sw.js', bytes: 12_345 },
  ],
  routes: [
    { id: '/a', file: 'a.ts', methods: ['GET'], prerendered: true },
    { id: '/b', file: 'b.ts', methods: ['GET'], prerendered: false },
  ],
  worker: { path: 'sw.js', bytes: 12_345, gzip: 4321 },
  milliseconds: 1234,
}

test('a build tells files, worker, endpoints and time', () => {
  expect(formatBuild(report, plain)).toBe(
    [
      '  dist/index.html      812 B',
      '  dist/sw.js         12.3 kB',
      'Worker: sw.js, 12.3 kB (4.3 kB gzip)',
      'Endpoints: 1 prerendered, 1 on request',
      'Done: 2 files in dist, 1.2 s',
      '',
    ].join('\n'),
  )
})

test('a build without a worker says that none is needed', () => {
  const { worker: _, ...rest } = report
  const lines = formatBuild({ ...rest, needsWorker: false }, plain).split('\n')
  expect(lines.filter((line) => line.startsWith('Worker'))).toEqual([
    'Worker: not needed, since nothing runs on request',
  ])
})

test('a long list of files is cut', () => {
  const files = Array.from({ length: 25 }, (_, index) => ({ path: `${index}.json`, bytes: 1 }))
  const { worker: _, ...rest } = report
  const text = formatBuild({ ...rest, files }, plain)
  expect(text).toContain('and 5 more files')
  expect(text).not.toContain('24.json')
})

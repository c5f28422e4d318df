import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Reporter } from '../../compiler/reporter.ts'
import { buildProject } from '../../compiler/vite/build-project.ts'
import type { Host } from './host.ts'
import { startNode } from './start-node.ts'
import { type WorkCopy, writeProject } from './work-copy.ts'

const stowaway = {
  output: 'static',
  redirects: {
    '/times': '/timetable.json',
    '/for-now': { status: 302, destination: '/timetable.json' },
    '/line/[line]': '/ferries/[line].json',
    '/tickets': 'https://tickets.test/',
  },
} as const

let project: WorkCopy
let host: Host

beforeAll(async () => {
  project = await writeProject({
    'src/pages/timetable.json.ts': 'export const GET = () => Response.json([])',
    'src/pages/ferries/[line].json.ts': `export const GET = ({ params }) => Response.json(params.line)
export const getStaticPaths = () => [{ params: { line: 'red' } }]`,
    'src/pages/500.ts': "export const GET = () => new Response('sorry')",
  })
  host = await startNode({ folder: project.root, base: '/', stowaway })
})
afterAll(async () => {
  await host?.close()
  await project?.remove()
})

test.each([
  ['/times', 'GET', 301, '/timetable.json'],
  ['/times', 'POST', 308, '/timetable.json'],
  ['/for-now', 'GET', 302, '/timetable.json'],
  ['/line/red', 'GET', 301, '/ferries/red.json'],
  ['/tickets', 'GET', 301, 'https://tickets.test/'],
])('with output static, a Node server redirects %s for %s with %i', async (path, method, status, location) => {
  const answer = await host.ask({ method, path, headers: [] })
  expect([answer.status, new Map(answer.headers).get('location')]).toEqual([status, location])
})

test('with output static, a 500 endpoint that says nothing becomes a file, with a warning', async () => {
  const warnings: string[] = []
  const reporter: Reporter = { info() {}, progress() {}, warn: (text) => void warnings.push(text) }
  const outDir = join(project.root, 'dist')
  await buildProject({ root: project.root, base: '/', outDir, config: false, stowaway }, reporter)
  const said = warnings.filter((text) => text.includes('ErrorPageNotServed'))
  expect(said).toEqual([expect.stringContaining('Write `export const prerender = false` in 500.ts')])
  expect(existsSync(join(outDir, 'times/index.html'))).toBe(true)
})

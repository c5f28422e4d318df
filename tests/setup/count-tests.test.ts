import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { countPlaywright, countVitest } from './count-tests.mjs'

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stowaway-counts-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function report(content: unknown): Promise<string> {
  const file = join(folder, 'report.json')
  await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content))
  return file
}

const spec = (title: string, projectName: string, status: string, ...durations: number[]) => ({
  title,
  tests: [
    {
      ...{ projectName, status, results: durations.map((duration) => ({ duration })) },
      expectedStatus: status === 'skipped' && durations.length > 0 ? 'skipped' : 'passed',
    },
  ],
})

const suites = [
  {
    title: 'browser/a.spec.ts',
    specs: [spec('works', 'chromium', 'expected', 1000)],
    suites: [
      {
        title: 'a group',
        specs: [spec('is shaky', 'webkit', 'flaky', 2000, 500), spec('is not', 'webkit', 'skipped', 0)],
      },
    ],
  },
]
const stats = { expected: 1, flaky: 1, unexpected: 0, skipped: 1 }

test('a retried test is named, also when everything has passed', async () => {
  const counts = await countPlaywright(await report({ suites, stats, errors: [] }))({ code: 0 })
  expect(counts).toMatchObject({
    ...{ passed: 2, failed: 0, skipped: 1, notes: ['1 of them at another try'] },
    remarks: ['chromium 1, webkit 1', 'passed at another try: [webkit] browser/a.spec.ts › a group › is shaky'],
  })
  expect(counts).toHaveProperty('times.1.milliseconds', 2500)
})

test.each([
  ['an error outside of any test', { suites, stats, errors: [{ message: 'the setup failed' }] }, 1],
  ['a run that ends badly without a failed test', { suites, stats, errors: [] }, 1],
  ['a run in which nothing ran', { suites: [], stats: { ...stats, expected: 0, flaky: 0 }, errors: [] }, 0],
  ['a report that was cut off', '{"suites":[', 137],
])('%s is a failure', async (_, content, code) => {
  expect(await countPlaywright(await report(content))({ code })).toMatchObject({ failed: 1 })
})

test('tests that did not run are not counted as skipped', async () => {
  const cut = [{ title: 'browser/b.spec.ts', specs: [spec('was not reached', 'webkit', 'skipped')] }]
  const content = { suites: [...suites, ...cut], stats: { ...stats, skipped: 2 }, errors: [] }
  const counts = await countPlaywright(await report(content))({ code: 1 })
  expect(counts).toMatchObject({ failed: 1, skipped: 1 })
  expect(counts).toHaveProperty('notes.1', '1 did not run')
})

test('a report that was never written is a failure', async () => {
  expect(await countVitest(join(folder, 'none.json'))({ code: 0 })).toMatchObject({ passed: 0, failed: 1 })
})

import { skipFor } from './engine/limits.ts'
import { expect, test } from './engine/test.ts'
import { projectFolder, serveDev } from './serve-project.ts'

test('a handler that throws in the dev worker: the response has file, line and source', async ({
  tab,
  engine,
  base,
}) => {
  // Only V8 lets the module runner map stacks.
  skipFor(engine, 'no-mapped-stacks')
  const dev = await serveDev(projectFolder('tests/fixtures/errors'), '--base', base)
  await tab.goto(dev.url)
  await tab.waitForFunction(() => document.body?.dataset.ready === 'yes')
  const answer = await tab.evaluate(async () => {
    const response = await fetch('throws', { headers: { accept: 'application/json' } })
    return { status: response.status, host: response.headers.get('server-timing'), ...(await response.json()) }
  })
  expect(answer).toMatchObject({
    status: 500,
    message: 'no tide today',
    file: 'src/tide.ts:6:9',
    frame: expect.stringMatching(/6 \| {3}throw new Error\('no tide today'\)\n.*\^/),
  })
  await dev.close()
})

// A global of the fixture's page.
declare const told: string[]

test('the console of the page that asked shows file, line, source, and for our own errors what to do', async ({
  tab,
  engine,
  base,
}) => {
  skipFor(engine, 'no-mapped-stacks')
  const dev = await serveDev(projectFolder('tests/fixtures/errors'), '--base', base)
  await tab.goto(dev.url)
  await tab.waitForFunction(() => document.body?.dataset.ready === 'yes')
  expect(await tab.evaluate(() => document.title)).toBe('Errors')
  for (const [path, place, line] of [
    ['throws', 'src/tide.ts:6:9', "throw new Error('no tide today')"],
    ['module', 'src/pages/module.ts:2:7', 'throw new Error(`while loading'],
    ['private', 'src/pages/private.ts:2:59', 'import.meta.env.SECRET_KEY'],
    ['node', 'src/pages/node.ts:1:27', "from 'node:os'"],
  ] as const) {
    const answer = await tab.evaluate(async (asked) => {
      told.length = 0
      return (await fetch(asked, { headers: { accept: 'application/json' } })).json()
    }, path)
    expect(answer).toMatchObject({ file: place, frame: expect.stringContaining(line) })
    await tab.waitForFunction(() => told.length > 0)
    const text = await tab.evaluate(() => told.join('\n'))
    expect(text).toContain(`[stowaway] GET ${base}${path} in the worker: `)
    expect(text).toContain(place)
    expect(text).toContain(line)
    if (path === 'private' || path === 'node') {
      expect(answer.hint).toContain('export const prerender = true')
      expect(text).toContain('hint: ')
    }
  }
  // Vite's look for packages reads node.ts too.
  expect(dev.text()).not.toMatch(/dependency scan|Automatically externalized/)
  await dev.close()
})

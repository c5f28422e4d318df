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

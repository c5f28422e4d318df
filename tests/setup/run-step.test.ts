import { Writable } from 'node:stream'
import { expect, test, vi } from 'vitest'
import { createProgress } from './progress.mjs'
import { createRunStep } from './run-step.mjs'

const node = (code: string): string[] => [process.execPath, '-e', code]
const byCode = async ({ code }: { code: number }) => ({ passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 })
const build = (code: string) => ({
  ...{ name: 'build', lane: 'first', limit: 20_000, count: byCode },
  command: node(code),
})
const parts = {
  ...{ name: 'browser', lane: 'browser', limit: 20_000, count: byCode },
  parts: new Map([
    ['browser:webkit', { engine: 'webkit' }],
    ['browser:firefox', { engine: 'firefox' }],
  ]),
  command: (chosen: { engine: string }[]) => node(`process.exit(${chosen.length === 1 ? 0 : 1})`),
}

/** Runs steps, and collects their output. */
async function runAll(steps: object[], problems = new Map<string, string>()) {
  let text = ''
  const log = vi.spyOn(console, 'log').mockImplementation((line) => {
    text += `${line}\n`
  })
  const stream = new Writable({
    write(chunk, _, done) {
      text += chunk
      done()
    },
  })
  const runStep = createRunStep(createProgress(stream), problems)
  const counts = []
  for (const step of steps) counts.push(await runStep(step))
  log.mockRestore()
  return { text, counts }
}

test('after a failed build nothing else runs, and each step says so', async () => {
  const { text, counts } = await runAll([build('console.log("why it failed"); process.exit(2)'), parts])
  expect(counts).toMatchObject([
    { passed: 0, failed: 1 },
    { passed: 0, failed: 1 },
  ])
  expect(text).toContain('why it failed')
  expect(text).toMatch(/FAIL browser .* not run, since the build failed/)
})

test('a missing browser is a failure with its name, and the others run', async () => {
  const { text, counts } = await runAll([build(''), parts], new Map([['webkit', 'WebKit is not installed.']]))
  expect(counts).toMatchObject([
    { passed: 1, failed: 0 },
    { passed: 1, failed: 1 },
  ])
  expect(text).toMatch(/FAIL browser:webkit .* WebKit is not installed\./)
})

test('a command that does not end is stopped, and counted as failed', async () => {
  const endless = { ...build('setInterval(() => {}, 1000)'), limit: 300 }
  const { text, counts } = await runAll([endless])
  expect(counts).toMatchObject([{ failed: 1 }])
  expect(text).toContain('Stopped after 0.3 s.')
})

test('in a pipe the progress is plain lines', async () => {
  const { text } = await runAll([build('')])
  expect(text.split('\n')[0]).toBe('build')
  expect(text).toMatch(/^ok {3}build +1 passed, 0 failed \(\d+\.\d s\)$/m)
})

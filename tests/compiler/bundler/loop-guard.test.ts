import { decode } from '@jridgewell/sourcemap-codec'
import * as esbuild from 'esbuild'
import { afterAll, expect, test } from 'vitest'
import { originOf } from '../../../compiler/bundler/esbuild/origin-of.ts'
import { createCompiler } from '../../../compiler/create-compiler.ts'
import { StowawayError } from '../../../sw/core/errors/stowaway-error.ts'
import { modulesOf } from './run-bundle.ts'

const compiler = createCompiler({ esbuild })
afterAll(() => compiler.dispose())

const limit = 100

/** What a module's function `run` comes to, with its loops guarded. */
async function run(body: string, before = ''): Promise<unknown> {
  const source = `${before}\nexport async function run() {\n${body}\n}\nexport const GET = () => null`
  const result = await compiler.compile(new Map([['src/pages/a.ts', source]]), { loopGuard: limit })
  if (!result.ok) throw new Error(result.errors[0]?.message)
  const module = await modulesOf(result.bundle).get('a.ts')?.()
  if (typeof module?.run !== 'function') throw new Error('The module has no function.')
  try {
    return await module.run()
  } catch (error) {
    return error
  }
}

test.for([
  ['while', 'while (true);'],
  ['while with a block', 'while (true) {}'],
  ['for', 'let n = 0\nfor (;;) n++'],
  ['do', 'let n = 0\ndo n++; while (n > 0)'],
  ['for of', 'for (const n of forever()) if (n < 0) break'],
  ['nested, the inner one short', 'for (;;) for (let n = 0; n < 3; n++);'],
  ['with a label', 'outer: for (;;) { for (;;) continue outer }'],
  ['that awaits nothing', 'for (;;) await null'],
  ['for await', 'for await (const n of forever()) if (n < 0) break'],
  ['that catches the error', 'while (true) { try { while (true) {} } catch {} }'],
  ['that catches all errors of its body', 'for (;;) try { for (;;) Math.random() } catch { continue }'],
  [
    'that catches the errors of others',
    'const spin = () => { for (;;); }\nfor (;;) await (async () => spin())().catch(() => {})',
  ],
  ['in a callback', '[1].forEach(() => { while (true) {} })'],
] as const)('a loop without an end is stopped: %s', async ([, body]) => {
  const start = performance.now()
  const error = await run(body, 'function* forever() { for (let n = 0; ; n++) yield n }')
  expect(error).toBeInstanceOf(StowawayError)
  expect(error).toMatchObject({
    code: 'EndlessLoop',
    file: 'src/pages/a.ts',
    message: expect.stringMatching(/^The loop in src\/pages\/a\.ts, line [1-5], was stopped: .* 0\.1 s\.$/),
  })
  expect(performance.now() - start).toBeGreaterThan(limit)
})

test('the line is that of the loop', async () => {
  expect(await run('const a = 1\n\nwhile (a) {\n  Math.random()\n}')).toMatchObject({
    message: expect.stringContaining('line 5,'),
  })
})

test('a loop that lets other work run is never stopped', async () => {
  const body = `
    const start = Date.now()
    while (Date.now() - start < ${limit * 3}) await new Promise((resolve) => setTimeout(resolve, 5))
    return 'done'`
  expect(await run(body)).toBe('done')
})

test('loops behave as before', async () => {
  const body = `
    const seen = []
    for (const a of [1, 2]) for (let b = 0; b < 2; b++) if (b) seen.push(a * 10 + b); else continue
    let n = 3
    do seen.push(n); while (--n > 1)
    while (n-- > 0) { seen.push('w' + n) }
    for (const key in { x: 1 }) seen.push(key)
    out: while (true) { while (true) break out }
    return seen.join(' ')`
  expect(await run(body)).toBe('11 21 3 2 w0 x')
})

test('after a loop was stopped, the next work has its own time', async () => {
  const body = `
    try { while (true) {} } catch {}
    let sum = 0
    for (let n = 0; n < 1000; n++) sum += n
    return sum`
  expect(await run(body)).toBe(499500)
})

test('stacks still lead to the source', async () => {
  const source = "export function GET() {\n  for (const a of [1]) { if (a) throw new Error('here') }\n}"
  const result = await compiler.compile(new Map([['src/pages/a.ts', source]]), { loopGuard: true })
  if (!result.ok) throw new Error('It did not compile.')
  const { code } = result.bundle
  const map = JSON.parse(atob(/base64,([\w+/=]+)$/.exec(code)?.[1] ?? ''))
  const lines = code.split('\n')
  const line = lines.findIndex((text) => text.includes('new Error("here")'))
  const origin = originOf(decode(map.mappings), line + 2, lines[line]?.indexOf('new Error') ?? 0)
  expect(map.sources[origin?.source ?? -1]).toBe('src/pages/a.ts')
  expect(source.split('\n')[origin?.line ?? 0]?.slice(origin?.column)).toMatch(/^new Error/)
})

test('without the option there is no guard', async () => {
  const result = await compiler.compile(new Map([['src/pages/a.ts', 'for (const a of []) a()']]))
  expect(result.ok && result.bundle.code).not.toContain('stowawayBundle.loop')
})

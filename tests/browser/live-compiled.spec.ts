import * as esbuild from 'esbuild-wasm'
import { type Bundle, createCompiler } from '../../compiler/index.ts'
import type { Live, Sandbox } from '../../sw/live.ts'
import type { Tab } from './engine/tab.ts'
import { expect, test } from './engine/test.ts'
import { scopeOf } from './live-page.ts'

const project = 'tests/fixtures/live'

// Globals of the fixture's page, for the functions that run there.
declare const live: typeof import('../../sw/live.ts')
declare const base: string
declare const parts: { readonly mine: Live; readonly sandbox: Sandbox }

const compiler = createCompiler({ esbuild })

test.afterAll(() => compiler.dispose())

const files = (greeting: string): ReadonlyMap<string, string> =>
  new Map([
    [
      'src/middleware.ts',
      `import { defineMiddleware } from 'astro:middleware'
       export const onRequest = defineMiddleware(async ({ locals }, next) => {
         locals.user = 'ada'
         const response = await next()
         response.headers.set('x-middleware', 'ran')
         return response
       })`,
    ],
    ['src/lib/greet.ts', `export const greet = (name: string): string => \`${greeting} \${name}\``],
    [
      'src/pages/hello/[name].json.ts',
      `import { json, type APIRoute } from 'stowaway'
       import { storage } from 'stowaway/storage'
       import { greet } from '../../lib/greet'
       export const GET: APIRoute = async ({ params, locals, session }) => {
         const seen = ((await session?.get<number>('seen')) ?? 0) + 1
         session?.set('seen', seen)
         const count = await storage.update<number>('count', (n = 0) => n + 1)
         return json({ text: greet(params.name ?? ''), user: locals.user, seen, count })
       }`,
    ],
    ['src/pages/loop.ts', `export const GET = () => { for (;;); }`],
  ])

async function compile(base: string, greeting: string): Promise<Bundle> {
  const result = await compiler.compile(files(greeting), { base: scopeOf(base), loopGuard: 300 })
  if (!result.ok) throw new Error(JSON.stringify(result.errors))
  return result.bundle
}

const ask = (tab: Tab, host: 'mine' | 'sandbox', path: string): Promise<[number, string, string | null]> =>
  tab.evaluate(
    async ({ host, path }) => {
      const response = await parts[host].request(new Request(`${base}play/one/${path}`))
      return [response.status, await response.text(), response.headers.get('x-middleware')] as const
    },
    { host, path },
  ) as Promise<[number, string, string | null]>

test('compiled code runs in the sandbox and in the live worker, and loops end there', async ({ tab, serve, base }) => {
  const site = await serve(project)
  await tab.goto(site.url)
  await tab.waitForFunction(() => document.body?.dataset.ready === 'yes')
  await tab.evaluate(() => {
    const mine = live.createLive({ script: `${base}live.js`, scope: `${base}play/one/` })
    const sandbox = live.createSandbox({ script: `${base}live-sandbox.js` })
    Object.assign(globalThis, { parts: { mine, sandbox } })
  })
  for (const [count, greeting] of ['Hello', 'Goodbye'].entries()) {
    const bundle = await compile(base, greeting)
    await tab.evaluate(async (bundle) => {
      await Promise.all([parts.mine.install(bundle), parts.sandbox.load(bundle)])
    }, bundle)
    for (const host of ['mine', 'sandbox'] as const) {
      const [status, body, header] = await ask(tab, host, 'hello/bob.json')
      expect([status, JSON.parse(body), header]).toEqual([
        200,
        { text: `${greeting} bob`, user: 'ada', seen: count + 1, count: count + 1 },
        'ran',
      ])
    }
  }
  for (const host of ['mine', 'sandbox'] as const) {
    expect(await ask(tab, host, 'loop')).toEqual([500, expect.stringContaining('EndlessLoop'), null])
    expect((await ask(tab, host, 'hello/eve.json'))[0]).toBe(200)
  }
})

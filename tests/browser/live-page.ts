import type { LiveBundle } from '../../sw/live/bundle/live-bundle.ts'
import type { Live, LiveEvent } from '../../sw/live.ts'
import type { Tab } from './engine/tab.ts'
import { makeBundle } from './live-bundles.ts'

// Globals of the fixture's page, for the functions that run there.
declare const live: typeof import('../../sw/live.ts')
declare const base: string
declare const mine: Live
declare const told: LiveEvent[]

export async function openLive(tab: Tab, url: string): Promise<void> {
  await tab.goto(url)
  await tab.waitForFunction(() => document.body?.dataset.ready === 'yes')
  await tab.evaluate(() => {
    const mine = live.createLive({ script: `${base}live.js`, scope: `${base}play/one/` })
    const told: LiveEvent[] = []
    mine.onEvent((event) => told.push(event))
    Object.assign(globalThis, { mine, told })
  })
}

/** What the promise of a call comes to. */
export type Done = 'done' | string

export const install = (tab: Tab, bundle: LiveBundle): Promise<Done> =>
  tab.evaluate(
    (bundle) =>
      mine.install(bundle).then(
        () => 'done',
        (error: Error) => `${error.name}: ${error.message}`,
      ),
    bundle,
  )

export const rollback = (tab: Tab): Promise<Done> =>
  tab.evaluate(() =>
    mine.rollback().then(
      () => 'done',
      (error: Error) => `${error.name}: ${error.message}`,
    ),
  )

export const current = (tab: Tab) => tab.evaluate(() => mine.current())

export const ask = (
  tab: Tab,
  path: string,
  init: RequestInit = {},
): Promise<{ status: number; body: string } | string> =>
  tab.evaluate(
    async ({ path, init }) => {
      try {
        const response = await mine.request(new Request(`${base}play/one/${path}`, init))
        return { status: response.status, body: await response.text() }
      } catch (error) {
        return error instanceof Error ? `${error.name}: ${error.message}` : String(error)
      }
    },
    { path, init },
  )

export const scopeOf = (base: string): string => `${base}play/one/`

export const hello = (base: string, text: string, top = ''): LiveBundle =>
  makeBundle(
    { 'hello.json.ts': `return { GET: () => Response.json(${JSON.stringify(text)}) }` },
    { base: scopeOf(base), top },
  )

/** Counts in everything that lasts. */
export const counting = (base: string): LiveBundle =>
  makeBundle(
    {
      'count.json.ts': `const { storage } = stowaway['stowaway/storage']
        return { POST: async ({ session, cookies }) => {
          const stored = await storage.update('count', (n = 0) => n + 1)
          const seen = ((await session.get('seen')) ?? 0) + 1
          session.set('seen', seen)
          const jar = (cookies.get('n')?.number() ?? 0) + 1
          cookies.set('n', String(jar), { path: '/', maxAge: 10_000 })
          return Response.json([stored, seen, jar]) } }`,
    },
    { base: scopeOf(base) },
  )

export const count = (tab: Tab) => ask(tab, 'count.json', { method: 'POST' })

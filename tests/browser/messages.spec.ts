import type { Tab } from './engine/tab.ts'
import { expect, test } from './engine/test.ts'
import type { Site } from './serve-builds.ts'

let site: Site

test.beforeAll(async ({ serve }) => {
  site = await serve('tests/fixtures/hostile', '--offline')
})

test.beforeEach(async ({ tab }) => {
  await tab.goto(site.url)
  await tab.waitForFunction(() => document.body?.dataset.ready)
})

/** Has the worker of another app at this origin write to the page. Resolves with the types of what came. */
const fromOtherWorker = (tab: Tab, messages: readonly object[]): Promise<unknown[]> =>
  tab.evaluate(async (messages) => {
    const { active, installing, waiting } = await navigator.serviceWorker.register('other/worker.js')
    const worker = active ?? waiting ?? installing
    await new Promise<void>((resolve) => {
      const look = (): void => (worker?.state === 'activated' ? resolve() : undefined)
      worker?.addEventListener('statechange', look)
      look()
    })
    const seen: unknown[] = []
    const arrived = new Promise<void>((resolve) => {
      navigator.serviceWorker.addEventListener('message', ({ data }) => {
        seen.push(data?.type)
        if (data?.type === 'last') resolve()
      })
    })
    for (const message of [...messages, { type: 'last' }]) worker?.postMessage(message)
    await arrived
    return seen
  }, messages)

test('a page does nothing of what the worker of another app tells it', async ({ tab }) => {
  await tab.evaluate(() => {
    const printed: string[] = []
    Object.assign(globalThis, { printed })
    for (const level of ['error', 'warn'] as const) console[level] = (text: unknown) => void printed.push(String(text))
  })
  const seen = await fromOtherWorker(tab, [
    { type: 'stowaway:cookies', cookies: ['planted=1; path=/'] },
    { type: 'stowaway:report', level: 'error', text: 'planted' },
    { type: 'stowaway:unregistered' },
  ])
  expect(seen).toEqual(['stowaway:cookies', 'stowaway:report', 'stowaway:unregistered', 'last'])
  const { cookies, printed } = await tab.evaluate(() => ({
    cookies: document.cookie,
    printed: (globalThis as unknown as { printed: string[] }).printed,
  }))
  expect(cookies).not.toContain('planted')
  expect(printed).toEqual([])
})

test('an abort that names no request gives none up', async ({ tab }) => {
  const aborted = await tab.evaluate(async () => {
    const asked = fetch('api/wait')
    // The worker has it by then.
    await new Promise((resolve) => setTimeout(resolve, 200))
    for (const message of [{ type: 'stowaway:abort' }, { type: 'stowaway:abort', id: null }]) {
      navigator.serviceWorker.controller?.postMessage(message)
    }
    return (await asked).json()
  })
  expect(aborted).toBe(false)
})

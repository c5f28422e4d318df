import type { Engine } from './engine/engine.ts'
import { idleWorkers } from './engine/idle-workers.ts'
import { isLimited, skipFor } from './engine/limits.ts'
import type { Tab } from './engine/tab.ts'
import { expect, test } from './engine/test.ts'
import type { Site } from './serve-builds.ts'

let site: Site

test.use({ launch: idleWorkers, locale: 'fr' })

test.beforeAll(async ({ serve }) => {
  site = await serve('tests/fixtures/sessions')
})

async function open(tab: Tab): Promise<Tab> {
  await tab.goto(site.url)
  await tab.waitForFunction(() => 'isReady' in globalThis)
  return tab
}

const ask = (tab: Tab, path: string, method = 'GET', body?: string): Promise<unknown> =>
  tab.evaluate(({ path, ...init }) => fetch(path, init).then((answer) => answer.json()), {
    path,
    method,
    ...(body !== undefined && { body }),
  })

/** The id in the cookie that goes with requests. */
async function idOf(tab: Tab): Promise<string> {
  const { id } = Object(await ask(tab, 'mine.json'))
  expect(id).toMatch(/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/)
  return id
}

/** What a page can read: `document.cookie`, and the browser's own store of cookies. */
const visibleCookies = (tab: Tab): Promise<unknown> =>
  tab.evaluate(() => cookieStore.getAll().then((list) => [document.cookie, ...list.map(({ name }) => name)]))

/** From now on another worker answers, where the engine lets the one that runs be ended. */
async function restartWorker(engine: Engine, tab: Tab): Promise<void> {
  if (isLimited(engine, 'no-worker-end')) return
  const before = await ask(tab, 'worker.json')
  await engine.stopWorkers()
  expect(await ask(tab, 'worker.json')).not.toEqual(before)
}

const login = (tab: Tab): Promise<unknown> => ask(tab, 'login', 'POST', 'ada')
const logout = (tab: Tab): Promise<unknown> => ask(tab, 'login', 'DELETE')
const visit = (tab: Tab): Promise<unknown> => ask(tab, 'mine.json', 'POST')
const nobody = { user: null, visits: 0, id: null }

test('a session that is loaded by its id outlives its worker and the browser', { tag: '@one-engine' }, async ({
  profile,
}) => {
  skipFor(profile, 'no-kept-profile')
  test.slow()
  let engine = await profile.start()
  const tab = await open(await engine.newTab())
  const first = new Date(0).toISOString()
  expect(await ask(tab, 'visits.json')).toEqual({ visits: 1, first })
  expect(await ask(tab, 'visits.json')).toEqual({ visits: 2, first })
  await restartWorker(engine, tab)
  expect(await ask(tab, 'visits.json')).toEqual({ visits: 3, first })
  await engine.close()
  engine = await profile.start()
  expect(await ask(await open(await engine.newTab()), 'visits.json')).toEqual({ visits: 4, first })
})

test('visits and a login survive a reload and a stopped worker', async ({ tab, engine }) => {
  await open(tab)
  expect(await ask(tab, 'mine.json')).toEqual(nobody)
  expect(await visit(tab)).toEqual({ visits: 1 })
  await login(tab)
  const id = await idOf(tab)

  await tab.reload()
  expect(await visit(tab)).toEqual({ visits: 2 })
  await restartWorker(engine, tab)
  expect(await visit(tab)).toEqual({ visits: 3 })
  expect(await ask(tab, 'mine.json')).toEqual({ user: 'ada', visits: 3, id })
})

test('visits and a login survive a browser restart, and so does a session’s end', { tag: '@one-engine' }, async ({
  profile,
}) => {
  skipFor(profile, 'no-kept-profile')
  test.slow()
  let engine = await profile.start()
  let tab = await open(await engine.newTab())
  await visit(tab)
  await login(tab)
  const id = await idOf(tab)
  await engine.close()

  engine = await profile.start()
  tab = await open(await engine.newTab())
  expect(await visit(tab)).toEqual({ visits: 2 })
  expect(await ask(tab, 'mine.json')).toEqual({ user: 'ada', visits: 2, id })
  await logout(tab)
  await engine.close()

  engine = await profile.start()
  tab = await open(await engine.newTab())
  expect(await ask(tab, 'mine.json')).toEqual(nobody)
  expect(await visit(tab)).toEqual({ visits: 1 })
  expect(await idOf(tab)).not.toBe(id)
  expect(await ask(tab, 'stored.json', 'POST', id)).toEqual([])
})

test('two tabs share a session, and its end', async ({ tab, engine }) => {
  const first = await open(tab)
  const second = await open(await engine.newTab())
  await visit(first)
  expect(await visit(second)).toEqual({ visits: 2 })
  expect(await idOf(second)).toBe(await idOf(first))
  await login(second)
  expect(await ask(first, 'mine.json')).toEqual({ user: 'ada', visits: 2, id: await idOf(second) })
  await logout(first)
  expect(await ask(second, 'mine.json')).toEqual(nobody)
})

test('a regenerated session continues under a new id, and the old id is empty', async ({ tab, engine }) => {
  await open(tab)
  await visit(tab)
  const before = await idOf(tab)
  const answer = await login(tab)
  const after = await idOf(tab)
  expect(after).not.toBe(before)
  expect(answer).toEqual({ id: after })
  await restartWorker(engine, tab)
  expect(await ask(tab, 'mine.json')).toEqual({ user: 'ada', visits: 1, id: after })
  expect(await ask(tab, 'stored.json', 'POST', after)).toEqual(['user', 'visits'])
  expect(await ask(tab, 'stored.json', 'POST', before)).toEqual([])
})

test('a destroyed session is gone for good, and the next one has another id', async ({ tab, engine }) => {
  await open(tab)
  await login(tab)
  const ended = await idOf(tab)
  await logout(tab)
  expect(await ask(tab, 'mine.json')).toEqual(nobody)
  await restartWorker(engine, tab)
  expect(await ask(tab, 'mine.json')).toEqual(nobody)
  expect(await visit(tab)).toEqual({ visits: 1 })
  expect(await idOf(tab)).not.toBe(ended)
  expect(await ask(tab, 'stored.json', 'POST', ended)).toEqual([])
})

test('no page can read the id of its session', async ({ tab, engine }) => {
  await open(tab)
  const nothing = ['']
  expect(await visibleCookies(tab)).toEqual(nothing)
  await visit(tab)
  await idOf(tab)
  expect(await visibleCookies(tab)).toEqual(nothing)
  await login(tab)
  expect(await visibleCookies(tab)).toEqual(nothing)
  await tab.reload()
  expect(await visibleCookies(tab)).toEqual(nothing)
  await restartWorker(engine, tab)
  await visit(tab)
  expect(await visibleCookies(tab)).toEqual(nothing)
  await logout(tab)
  expect(await visibleCookies(tab)).toEqual(nothing)
})

test('a page cannot choose the id of its session', async ({ tab }) => {
  await open(tab)
  const chosen = '00000000-0000-4000-8000-000000000000'
  await tab.evaluate(async (chosen) => {
    // biome-ignore lint/suspicious/noDocumentCookie: the one way that every engine has
    document.cookie = `astro-session=${chosen}; path=/`
    await cookieStore.getAll()
  }, chosen)
  expect(await idOf(tab)).toBe(chosen)
  await visit(tab)
  expect(await idOf(tab)).not.toBe(chosen)
  expect(await ask(tab, 'stored.json', 'POST', chosen)).toEqual([])
})

test('the browser’s languages replace the header that it hides', async ({ tab, engine }) => {
  skipFor(engine, 'no-chosen-language')
  expect(await ask(await open(tab), 'locales.json')).toEqual({
    currentLocale: 'en',
    preferredLocale: 'fr',
    preferredLocaleList: ['fr'],
  })
})

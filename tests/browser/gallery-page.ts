import { openDemo } from './demo-page.ts'
import type { Tab } from './engine/tab.ts'
import { expect } from './engine/test.ts'
import type { Site } from './serve-builds.ts'
import { preview } from './serve-project.ts'

/** Clicks the first element with this text, or this label, once it is there. */
export async function clickOn(tab: Tab, selector: string, name: string): Promise<void> {
  await tab.waitForFunction(
    ({ selector, name }) => {
      for (const old of document.querySelectorAll('[data-target]')) old.removeAttribute('data-target')
      const found = [...document.querySelectorAll(selector)].find(
        (one) => one.textContent?.trim() === name || one.getAttribute('aria-label') === name,
      )
      found?.setAttribute('data-target', '')
      return found !== undefined
    },
    { selector, name },
  )
  await tab.click('[data-target]')
}

/** Fills a field, once it is there. */
export async function fill(tab: Tab, selector: string, text: string): Promise<void> {
  await tab.waitForFunction((css) => document.querySelector(css) !== null, selector)
  await tab.fill(selector, text)
}

/** Gives a field its text without leaving it: WebDriver clears a field by leaving it. */
export function retype(tab: Tab, selector: string, text: string): Promise<void> {
  return tab.evaluate(
    ({ selector, text }) => {
      const field = document.querySelector<HTMLInputElement>(selector)
      if (field === null) throw new Error(`The page has no ${selector}.`)
      field.value = text
      field.dispatchEvent(new Event('input', { bubbles: true }))
    },
    { selector, text },
  )
}

/** The texts of all that matches. */
export const texts = (tab: Tab, selector: string): Promise<string[]> =>
  tab.evaluate((css) => [...document.querySelectorAll(css)].map((one) => one.textContent?.trim() ?? ''), selector)

export const expectTexts = (tab: Tab, selector: string, expected: readonly string[]): Promise<void> =>
  expect.poll(() => texts(tab, selector)).toEqual(expected)

/** Waits for a text in what a selector finds. */
export const expectText = (tab: Tab, selector: string, expected: string | RegExp): Promise<void> => {
  const found = expect.poll(async () => (await texts(tab, selector)).join('\n'))
  return typeof expected === 'string' ? found.toContain(expected) : found.toMatch(expected)
}

/** Status and body of a request that the page makes. */
export function ask(
  tab: Tab,
  path: string,
  method = 'GET',
  { body, headers = {} }: { body?: string; headers?: Record<string, string> } = {},
): Promise<{ status: number; type: string; text: string }> {
  return tab.evaluate(
    async ({ path, method, body, headers }) => {
      const type = body === null ? {} : { 'content-type': 'application/json' }
      const response = await fetch(path, { method, body, headers: { ...type, ...headers } })
      return {
        status: response.status,
        type: response.headers.get('content-type') ?? '',
        text: await response.text(),
      }
    },
    { path, method, body: body ?? null, headers },
  )
}

/** Puts a value into the storage of the site, past its endpoints. */
export function spoil(tab: Tab, namespace: readonly string[], key: string): Promise<void> {
  return tab.evaluate(
    async ({ namespace, key }) => {
      const all = await indexedDB.databases()
      const name = all.map((one) => one.name ?? '').find((one) => one.startsWith('stowaway:storage '))
      if (name === undefined) throw new Error('There is no storage.')
      const done = <Result>(request: IDBRequest<Result>): Promise<Result> =>
        new Promise((resolve, reject) => {
          request.onsuccess = () => resolve(request.result)
          request.onerror = () => reject(request.error)
        })
      const database = await done(indexedDB.open(name))
      await done(database.transaction('values', 'readwrite').objectStore('values').put('junk', [namespace, key]))
      database.close()
    },
    { namespace: [...namespace], key },
  )
}

/** @param site the URL of the folder above the gallery */
export async function openApp(tab: Tab, site: string, app: string): Promise<void> {
  await tab.goto(`${site}gallery/${app}`)
}

/** Has the site kept, opens an app, and stops the server. */
export async function goOffline(tab: Tab, site: Site, app: string, base: string): Promise<void> {
  const own = await preview(site.folder, base)
  try {
    await openDemo(tab, own.url)
  } finally {
    await own.close()
  }
  await openApp(tab, own.url, app)
}

import { expect, type Page } from '@playwright/test'
import type { RunningCommand } from './run-command.ts'
import { type WatchedBrowser, watchBrowser } from './watch-browser.ts'

export interface OpenSite {
  readonly page: Page
  readonly browser: WatchedBrowser
  /** Fails if the browser or the server have reported an error or a warning. */
  expectClean(): void
  /** Waits until this is true in the page. Fails if the browser or the server report something before. */
  waitUntil(what: string, isTrue: () => boolean): Promise<void>
}

/** Opens the page of a running site and waits until its worker answers. */
export async function openSite(page: Page, server: RunningCommand): Promise<OpenSite> {
  const browser = watchBrowser(page.context())
  const expectClean = (): void => {
    expect(browser.problems(), "errors and warnings in the browser's console").toEqual([])
    expect(linesOfTrouble(server.text()), 'errors and warnings in the terminal').toEqual([])
  }
  const waitUntil = async (what: string, isTrue: () => boolean): Promise<void> => {
    const limit = Date.now() + 60_000
    const isTrueSoon = (): Promise<boolean> =>
      page.waitForFunction(isTrue, null, { timeout: 500 }).then(
        () => true,
        () => false,
      )
    while (!(await isTrueSoon())) {
      expectClean()
      if (Date.now() > limit) throw new Error(`${what} never came, at ${server.url}. The terminal:\n${server.text()}`)
    }
  }
  await page.goto(server.url)
  await waitUntil('a worker that controls the page', () => navigator.serviceWorker.controller !== null)
  return { page, browser, expectClean, waitUntil }
}

/** The lines of a terminal that report something wrong. */
export const linesOfTrouble = (text: string): readonly string[] =>
  text.split('\n').filter((line) => /(?:^|[\s[(])(?:warn|err|fail|deprecat|unable|cannot)/i.test(line))

export interface Answer {
  readonly status: number
  readonly text: string
  /** Where the endpoint says it runs. */
  readonly from: string | null
}

/** What the page gets when it fetches a path, relative to itself. */
export const ask = (page: Page, path: string, method = 'GET'): Promise<Answer> =>
  page.evaluate(
    async ([url, method]) => {
      const response = await fetch(url, { method })
      const from = response.headers.get('x-answered-by')
      return { status: response.status, text: await response.text(), from }
    },
    [path, method] as const,
  )

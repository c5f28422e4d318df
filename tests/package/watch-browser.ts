import type { BrowserContext } from '@playwright/test'

export interface WatchedBrowser {
  /** The warnings and errors of all pages and workers so far, and what they threw. */
  problems(): readonly string[]
  /** The browser reports each failed request, and we warn that no endpoint answers it. These reports are expected. */
  expectFailure(path: string): void
}

export function watchBrowser(context: BrowserContext): WatchedBrowser {
  const found: { readonly text: string; readonly url: string }[] = []
  const expected: string[] = []
  context.on('console', (message) => {
    if (message.type() !== 'error' && message.type() !== 'warning') return
    // True on a busy machine, where nothing ran for a second, and no fault.
    if (/ blocked the thread for \d/.test(message.text())) return
    const { url } = message.location()
    found.push({ text: `${message.type()}: ${message.text()} (${url})`, url })
  })
  context.on('weberror', (event) => found.push({ text: String(event.error().stack), url: '' }))
  return {
    problems: () =>
      found
        .filter(({ url, text }) => !expected.some((path) => url.endsWith(path) || text.includes(` GET /${path}. `)))
        .map(({ text }) => text),
    expectFailure: (path) => expected.push(path),
  }
}

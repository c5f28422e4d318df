import { expect } from '@playwright/test'
import type { Tab } from '../engine/tab.ts'
import type { Ask } from './lean-case.ts'

interface Answer {
  readonly status: number
  readonly text: string
  readonly headers: Readonly<Record<string, string>>
}

/** Asks from a page, whose worker answers. */
export const askInTab = (tab: Tab, base: string, ask: Ask): Promise<Answer> =>
  tab.evaluate(
    async ({ url, init, isGivenUp }) => {
      if (isGivenUp) {
        const controller = new AbortController()
        const asked = fetch(url, { ...init, signal: controller.signal }).catch(() => undefined)
        await new Promise((resolve) => setTimeout(resolve, 300))
        controller.abort()
        await asked
        await new Promise((resolve) => setTimeout(resolve, 300))
        return { status: 200, text: '', headers: {} }
      }
      const response = await fetch(url, init)
      return { status: response.status, text: await response.text(), headers: Object.fromEntries(response.headers) }
    },
    { url: `${base}${ask.path}`, init: initOf(ask), isGivenUp: ask.isGivenUp === true },
  )

/** Asks a server as a browser does that keeps cookies. */
export function createAsker(url: string): (ask: Ask) => Promise<Answer> {
  const cookies = new Map<string, string>()
  const { origin } = new URL(url)
  return async (ask) => {
    const init = initOf(ask)
    const cookie = [...cookies].map((pair) => pair.join('=')).join('; ')
    const headers = { origin, 'accept-language': 'en', ...init.headers, ...(cookie !== '' && { cookie }) }
    const response = await fetch(`${url}${ask.path}`, { ...init, headers })
    for (const value of response.headers.getSetCookie()) {
      const [, name = '', text = ''] = /^([^=]*)=([^;]*)/.exec(value) ?? []
      cookies.set(name, text)
    }
    return { status: response.status, text: await response.text(), headers: Object.fromEntries(response.headers) }
  }
}

const initOf = ({ method = 'GET', headers = {}, body }: Ask) => ({
  method,
  headers: { ...headers },
  ...(body !== undefined && { body }),
})

/** Fails unless an answer is the expected one. */
export function judge(host: string, ask: Ask, { status, text, headers }: Answer): void {
  const title = `${host}: ${ask.method ?? 'GET'} ${ask.path}`
  const says = ask.says instanceof RegExp ? expect.stringMatching(ask.says) : ask.says
  expect({ status, text }, title).toEqual({ status: ask.status ?? 200, text: says })
  for (const [name, value] of Object.entries(ask.headersBack ?? {})) {
    expect(headers[name] ?? null, `${title}: ${name}`).toBe(value)
  }
}

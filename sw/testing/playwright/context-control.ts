import type { BrowserContext, Page } from '@playwright/test'
import { ControlFailed } from '../../control/page/send-command.ts'
import { type CommandFailure, type CommandName, type Commands, controlPath } from '../../control/protocol/command.ts'
import { cannotControl } from './cannot-control.ts'
import { openControlPage } from './control-page.ts'

/** Sends commands to the endpoints of a browser context, whether or not the app is open. */
export class ContextControl {
  readonly #context: BrowserContext
  readonly #baseURL: string | undefined
  #page: Promise<Page> | undefined

  constructor(context: BrowserContext, baseURL: string | undefined) {
    this.#context = context
    this.#baseURL = baseURL
  }

  /** Resolves when the worker controls the pages of this context. @throws (rejects) ControlFailed */
  async ready(): Promise<void> {
    await this.#ready()
  }

  async send<Name extends CommandName>(name: Name, given: Commands[Name]['given']): Promise<Commands[Name]['got']> {
    const page = await this.#ready()
    const address = new URL(controlPath, this.#base()).href
    const reply = await page.evaluate(
      async ({ address, body }) => {
        const headers = { 'content-type': 'application/json' }
        const response = await fetch(address, { method: 'POST', headers, body })
        const text = await response.text()
        try {
          return JSON.parse(text) as unknown
        } catch {
          return `${response.status} ${text.slice(0, 200)}`
        }
      },
      { address, body: JSON.stringify({ ...given, do: name }) },
    )
    if (typeof reply !== 'object' || reply === null) {
      throw cannotControl(`${address} answered ${String(reply)}`, 'Does another service worker control the site?')
    }
    if ('error' in reply) throw new ControlFailed((reply as CommandFailure).error)
    // The worker is of the same version.
    return reply as Commands[Name]['got']
  }

  async close(): Promise<void> {
    const page = await this.#page?.catch(() => undefined)
    await page?.close().catch(() => {})
  }

  /** The page that commands are sent from. A test may close it with all others. */
  async #ready(): Promise<Page> {
    const before = this.#page
    if (before !== undefined) {
      const page = await before
      if (!page.isClosed()) return page
    }
    if (this.#page === before) this.#page = this.#open()
    return this.#ready()
  }

  async #open(): Promise<Page> {
    try {
      return await openControlPage(this.#context, this.#base())
    } catch (error) {
      this.#page = undefined
      throw error
    }
  }

  #base(): string {
    const base = this.#baseURL
    if (base === undefined) {
      throw cannotControl(
        'no baseURL is set',
        'Set "use.baseURL" in playwright.config.ts to the address of the site, with a slash at its end.',
      )
    }
    return base.endsWith('/') ? base : `${base}/`
  }
}

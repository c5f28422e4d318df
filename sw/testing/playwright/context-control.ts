import type { BrowserContext, Page } from '@playwright/test'
import { ControlFailed } from '../../control/page/send-command.ts'
import { type CommandFailure, type CommandName, type Commands, controlPath } from '../../control/protocol/command.ts'

/** Milliseconds until the worker must be ready. */
const limit = 30_000

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
  ready(): Promise<Page> {
    const opening = this.#page ?? this.#open()
    this.#page = opening
    opening.catch(() => {
      this.#page = undefined
    })
    return opening
  }

  async send<Name extends CommandName>(name: Name, given: Commands[Name]['given']): Promise<Commands[Name]['got']> {
    const page = await this.ready()
    const address = new URL(controlPath, this.#base()).href
    const reply = await page.evaluate(
      async ({ address, body }) => {
        const headers = { 'content-type': 'application/json' }
        const response = await fetch(address, { method: 'POST', headers, body })
        return (await response.json()) as unknown
      },
      { address, body: JSON.stringify({ ...given, do: name }) },
    )
    if (typeof reply === 'object' && reply !== null && 'error' in reply) {
      throw new ControlFailed((reply as CommandFailure).error)
    }
    // The worker is of the same version.
    return reply as Commands[Name]['got']
  }

  async close(): Promise<void> {
    const page = await this.#page?.catch(() => undefined)
    await page?.close().catch(() => {})
  }

  #base(): string {
    if (this.#baseURL === undefined)
      throw failed(
        'no baseURL is set',
        'Set "use.baseURL" in playwright.config.ts to the address of the site, with a slash at its end.',
      )
    return this.#baseURL.endsWith('/') ? this.#baseURL : `${this.#baseURL}/`
  }

  async #open(): Promise<Page> {
    const address = new URL('__stowaway/', this.#base()).href
    const page = await this.#context.newPage()
    try {
      const response = await page.goto(address).catch((error: unknown) => {
        throw failed(
          `${address} cannot be opened (${String(error).split('\n')[0]})`,
          'Start the site first, for example with "webServer" in playwright.config.ts.',
        )
      })
      const state = page.locator('html[data-stowaway]')
      if (!(await page.content()).includes('stowaway-control.js')) {
        throw failed(
          `${address} is not a page of Stowaway (status ${response?.status()})`,
          'Use the development server, or build the site with the option "control: true". With a base, "use.baseURL" ends with it.',
        )
      }
      await state.waitFor({ state: 'attached', timeout: limit })
      if ((await state.getAttribute('data-stowaway')) !== 'ready') {
        throw failed(
          String(await page.locator('p').textContent()),
          'If "use.serviceWorkers" is "block" in playwright.config.ts, set it to "allow": without its worker nobody answers. To see the requests that the worker answers, use api.requests() in place of page.route().',
        )
      }
      return page
    } catch (error) {
      await page.close().catch(() => {})
      throw error
    }
  }
}

const failed = (reason: string, hint: string): ControlFailed =>
  new ControlFailed({ code: 'ControlIsOff', message: `The endpoints cannot be controlled: ${reason}.`, hint })

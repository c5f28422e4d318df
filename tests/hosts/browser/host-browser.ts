import type { Browser } from 'playwright-core'
import { startBrowser } from './start-browser.ts'

/** The part of a browser's page that a host needs: of Playwright's `Page`, and of a tab that WebDriver drives. */
export interface HostTab {
  /** Opens an address and waits until it has loaded. */
  goto(url: string): Promise<unknown>
  /** Runs a function in the page, or the text of an expression. Argument and result are JSON. */
  evaluate(source: string): Promise<unknown>
  evaluate<Argument>(run: (argument: Argument) => unknown, argument: Argument): Promise<unknown>
  /** Waits until a function returns something true in the page, also across navigations. */
  waitForFunction<Argument>(run: (argument: Argument) => unknown, argument: Argument): Promise<unknown>
  click(selector: string): Promise<unknown>
  textContent(selector: string): Promise<string | null>
  close(): Promise<unknown>
}

/** An empty profile. */
export interface HostProfile {
  newTab(): Promise<HostTab>
  close(): Promise<unknown>
}

export interface HostBrowser {
  newEngine(): Promise<HostProfile>
  close(): Promise<unknown>
}

/** The browser of `startBrowser`, for hosts. */
export async function startHostBrowser(): Promise<HostBrowser> {
  const browser = await startBrowser()
  return { newEngine: () => newProfile(browser), close: () => browser.close() }
}

async function newProfile(browser: Browser): Promise<HostProfile> {
  const context = await browser.newContext()
  return { newTab: () => context.newPage(), close: () => context.close() }
}

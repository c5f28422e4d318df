import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const systemChromium = process.env.CHROMIUM_PATH || '/usr/bin/chromium'

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Starts Chromium: the one that CHROMIUM_PATH names, the system's where there is one, else Playwright's own. */
export const startBrowser = (): Promise<Browser> =>
  chromium.launch({ args: flags, ...(existsSync(systemChromium) ? { executablePath: systemChromium } : {}) })

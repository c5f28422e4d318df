import { existsSync } from 'node:fs'
import { type Browser, chromium, firefox } from 'playwright-core'

const systemChromium = process.env.CHROMIUM_PATH || '/usr/bin/chromium'
const systemFirefox = process.env.FIREFOX_PATH || '/usr/bin/firefox-esr'

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/**
 * Starts the browser that `STOWAWAY_BROWSER` names: `chromium` (the default) or `firefox`. It is the one that
 * `CHROMIUM_PATH` or `FIREFOX_PATH` names, else the system's; of Chromium, where there is none, Playwright's own.
 */
export function startBrowser(): Promise<Browser> {
  const name = process.env.STOWAWAY_BROWSER || 'chromium'
  if (name === 'firefox') return firefox.launch({ channel: 'moz-firefox', executablePath: systemFirefox })
  if (name !== 'chromium') throw new Error(`STOWAWAY_BROWSER is ${name}; it may be chromium or firefox.`)
  return chromium.launch({ args: flags, ...(existsSync(systemChromium) ? { executablePath: systemChromium } : {}) })
}

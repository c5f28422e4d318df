import { delimiter, join } from 'node:path'
import { chromiumFlags, installedChromium, starts } from './chromium.mjs'

/** The engines that the browser tests run in. */
export const engineNames = ['chromium', 'firefox', 'webkit']

const firefoxNames = ['firefox-esr', 'firefox']
const folders = ['/usr/bin', '/usr/local/bin', '/snap/bin', '/Applications/Firefox.app/Contents/MacOS']

/** The installed program of the first of these names that starts. */
async function firstThatStarts(names) {
  const searched = [...(process.env.PATH ?? '').split(delimiter).filter(Boolean), ...folders]
  for (const file of new Set(names.flatMap((name) => searched.map((folder) => join(folder, name))))) {
    if (await starts(file)) return file
  }
}

/** The installed Firefox: `FIREFOX_PATH`, else the system's. `undefined` where there is none that starts. */
export async function installedFirefox() {
  const asked = process.env.FIREFOX_PATH
  if (asked === undefined || asked === '') return firstThatStarts(firefoxNames)
  if (await starts(asked)) return asked
  throw new Error(`FIREFOX_PATH is ${asked}, which does not start. Set it to a Firefox, or unset it.`)
}

/** Whether WebKitGTK's driver and a screen for it are installed. */
export async function hasWebKit() {
  return (await isInstalled('WebKitWebDriver')) && (await isInstalled('Xvfb'))
}

async function isInstalled(name) {
  const { access, constants } = await import('node:fs/promises')
  for (const folder of [...(process.env.PATH ?? '').split(delimiter).filter(Boolean), ...folders]) {
    try {
      await access(join(folder, name), constants.X_OK)
      return true
    } catch {
      // Looked for in the next folder.
    }
  }
  return false
}

/** How Playwright starts an engine. WebKit is driven over WebDriver and needs none of this. */
export async function launchSettings(name) {
  if (name === 'webkit') return {}
  const executablePath = await (name === 'chromium' ? installedChromium() : installedFirefox())
  return {
    browserName: name,
    // Firefox as the distribution ships it is driven over WebDriver BiDi.
    ...(name === 'firefox' && { channel: 'moz-firefox' }),
    launchOptions: {
      args: name === 'chromium' ? chromiumFlags : [],
      ...(executablePath !== undefined && { executablePath }),
    },
  }
}

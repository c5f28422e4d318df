import { chromiumFlags, installedChromium } from './chromium.mjs'
import { candidates, installedProgram, isExecutable } from './find-program.mjs'

/** The engines that the browser tests run in. */
export const engineNames = ['chromium', 'firefox', 'webkit']

const firefoxMacOS = '/Applications/Firefox.app/Contents/MacOS/firefox'

/** The installed Firefox: `FIREFOX_PATH`, else the system's. `undefined` if none starts. */
export const installedFirefox = () =>
  installedProgram('FIREFOX_PATH', [...candidates(['firefox-esr', 'firefox']), firefoxMacOS])

/** Whether WebKitGTK's driver and a screen for it are installed. */
export const hasWebKit = async () => (await isInstalled('WebKitWebDriver')) && (await hasDisplay())

/** Whether a virtual screen can be created. */
export const hasDisplay = () => isInstalled('Xvfb')

async function isInstalled(name) {
  for (const file of candidates([name])) if (await isExecutable(file)) return true
  return false
}

/** Drawing is a sixth of what a test costs Firefox, and nobody looks. */
export const firefoxPreferences = { 'layout.frame_rate': 10 }

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
      ...(name === 'firefox' && { firefoxUserPrefs: firefoxPreferences }),
    },
  }
}

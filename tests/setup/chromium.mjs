import { candidates, installedProgram } from './find-program.mjs'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const macOS = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'

/** Flags that make Chromium start as root, without a screen and without calls home. */
export const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** The installed Chromium: `CHROMIUM_PATH`, else the system's. `undefined` where there is none that starts. */
export const installedChromium = () => installedProgram('CHROMIUM_PATH', [...candidates(names), macOS])

import { execFile } from 'node:child_process'
import { access, constants } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const folders = ['/usr/bin', '/usr/local/bin', '/snap/bin', '/Applications/Google Chrome.app/Contents/MacOS']

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

/** Whether a browser starts: a file alone proves nothing where its shared libraries are missing. */
export async function starts(file) {
  try {
    await access(file, constants.X_OK)
    await run(file, ['--version'], { timeout: 30_000 })
    return true
  } catch {
    return false
  }
}

/** The installed Chromium: `CHROMIUM_PATH`, else the system's. `undefined` where there is none that starts. */
export async function installedChromium() {
  const asked = process.env.CHROMIUM_PATH
  if (asked !== undefined && asked !== '') {
    if (await starts(asked)) return asked
    throw new Error(`CHROMIUM_PATH is ${asked}, which does not start. Set it to a Chromium, or unset it.`)
  }
  const searched = [...(process.env.PATH ?? '').split(delimiter).filter(Boolean), ...folders]
  const files = names.flatMap((name) => searched.map((folder) => join(folder, name)))
  for (const file of new Set([...files, join(folders.at(-1), 'Google Chrome')])) {
    if (await starts(file)) return file
  }
}

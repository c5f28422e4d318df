import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { BrowserType, LaunchOptions } from '@playwright/test'
import { temporaryFolder } from '../serve-project.ts'
import type { Launched } from './engine.ts'
import { engineOf } from './launch-playwright.ts'
import { startProcess } from './start-process.ts'
import { startDisplay } from './virtual-display.ts'

/**
 * Chromium as a person starts it: a process for each profile, without the emulation by which Playwright shows every
 * tab as the front one. `headed` gives it windows, on a screen that nobody sees.
 */
export async function launchPlainChromium(
  type: BrowserType,
  options: LaunchOptions,
  { headed }: { readonly headed: boolean },
): Promise<Launched> {
  const display = headed ? await startDisplay() : undefined
  return {
    newEngine: async ({ profile } = {}) => {
      if (profile !== undefined) throw new Error('A plain Chromium has no profile that is kept.')
      const folder = await temporaryFolder()
      const flags = ['--remote-debugging-port=0', `--user-data-dir=${folder.path}`, '--no-default-browser-check']
      const child = startProcess(
        options.executablePath ?? type.executablePath(),
        [...(options.args ?? []), ...flags, ...(headed ? [] : ['--headless']), 'about:blank'],
        display && { DISPLAY: display.name },
      )
      const port = await Promise.race([debuggingPort(folder.path), child.failed])
      const browser = await type.connectOverCDP(`http://127.0.0.1:${port}`, { noDefaults: true })
      const session = await browser.newBrowserCDPSession()
      await session.send('Browser.setDownloadBehavior', { behavior: 'deny' })
      const [context] = browser.contexts()
      if (context === undefined) throw new Error('Chromium has no window.')
      const engine = engineOf('chromium', context, options)
      return {
        ...engine,
        close: async () => {
          await browser.close()
          await child.stop()
          await folder.remove()
        },
      }
    },
    close: async () => display?.stop(),
  }
}

/** The port that Chromium chose: it writes it into its profile. */
async function debuggingPort(profile: string): Promise<string> {
  const file = join(profile, 'DevToolsActivePort')
  for (let tries = 0; tries < 600; tries += 1) {
    const [port] = existsSync(file) ? (await readFile(file, 'utf8')).split('\n') : []
    if (port) return port
    await delay(50)
  }
  throw new Error('Chromium does not open its debugging port.')
}

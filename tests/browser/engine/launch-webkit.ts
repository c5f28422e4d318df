import type { Launched } from './engine.ts'
import { startDisplay } from './virtual-display.ts'
import { openSession } from './web-driver.ts'
import { webDriverTab } from './web-driver-tab.ts'

/** WebKitGTK, over WebDriver under Xvfb; its automation sessions are ephemeral, so each is an empty profile. */
export async function launchWebKit(): Promise<Launched> {
  const display = await startDisplay()
  return {
    newEngine: async () => {
      const session = await openSession(display.name)
      let first: string | undefined = String(await session.command('GET', '/window'))
      return {
        name: 'webkit',
        newTab: async () => {
          const handle = first ?? (await newWindow(session.command))
          first = undefined
          return webDriverTab(session, handle)
        },
        stopWorkers: async () => {
          throw new Error('A test cannot stop the workers of webkit.')
        },
        close: () => session.close(),
      }
    },
    close: () => display.stop(),
  }
}

async function newWindow(command: (method: 'POST', path: string, body: unknown) => Promise<unknown>): Promise<string> {
  const { handle } = (await command('POST', '/window/new', { type: 'tab' })) as { handle: string }
  return handle
}

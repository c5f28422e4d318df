import { temporaryFolder } from '../serve-project.ts'
import type { Launched } from './engine.ts'
import { startDisplay } from './virtual-display.ts'
import { openSession } from './web-driver.ts'
import { webDriverTab } from './web-driver-tab.ts'

/** WebKitGTK, over WebDriver under Xvfb; its automation sessions are ephemeral, so each is an empty profile. */
export async function launchWebKit(): Promise<Launched> {
  const display = await startDisplay()
  return {
    newEngine: async ({ profile, locale = 'en-US' } = {}) => {
      if (profile !== undefined) cannot('keep a profile')
      const language = locale.replace('-', '_')
      // MiniBrowser puts what it downloads into the home folder.
      const home = await temporaryFolder()
      const environment = { HOME: home.path, LANGUAGE: language, LC_ALL: `${language}.UTF-8` }
      const session = await openSession({ DISPLAY: display.name, ...environment })
      let first: string | undefined = String(await session.command('GET', '/window'))
      return {
        name: 'webkit',
        newTab: async () => {
          const handle = first ?? (await newWindow(session.command))
          first = undefined
          return webDriverTab(session, handle)
        },
        stopWorkers: async () => cannot('stop the workers'),
        hardReload: async () => cannot('reload past the caches'),
        crash: async () => cannot('keep a profile'),
        close: async () => {
          await session.close()
          await home.remove()
        },
      }
    },
    close: () => display.stop(),
  }
}

function cannot(what: string): never {
  throw new Error(`A test cannot ${what} of webkit: name the limit before.`)
}

async function newWindow(command: (method: 'POST', path: string, body: unknown) => Promise<unknown>): Promise<string> {
  const { handle } = (await command('POST', '/window/new', { type: 'tab' })) as { handle: string }
  return handle
}

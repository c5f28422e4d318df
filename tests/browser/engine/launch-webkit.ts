import { temporaryFolder } from '../serve-project.ts'
import type { Launched } from './engine.ts'
import { startDisplay } from './virtual-display.ts'
import { type Command, openSession } from './web-driver.ts'
import { webDriverTab } from './web-driver-tab.ts'

/** WebKitGTK, over WebDriver under Xvfb; its automation sessions are ephemeral, so each is an empty profile. */
export async function launchWebKit(): Promise<Launched> {
  const display = await startDisplay()
  // Lists of plugins and compiled shaders: a new browser would make them again. No profile is kept here.
  const cache = await temporaryFolder()
  return {
    newEngine: async ({ profile, locale = 'en-US', blocksWorkers = false } = {}) => {
      if (profile !== undefined) cannot('keep a profile')
      if (blocksWorkers) cannot('block the service workers')
      const language = locale.replace('-', '_')
      // MiniBrowser puts what it downloads into the home folder.
      const home = await temporaryFolder()
      const session = await openSession({
        DISPLAY: display.name,
        HOME: home.path,
        XDG_CACHE_HOME: cache.path,
        LANGUAGE: language,
        LC_ALL: `${language}.UTF-8`,
        // The screen has no graphics card: the other path starts a renderer in software first.
        WEBKIT_DISABLE_DMABUF_RENDERER: '1',
      })
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
    close: async () => {
      await display.stop()
      await cache.remove()
    },
  }
}

function cannot(what: string): never {
  throw new Error(`A test cannot ${what} of webkit: name the limit before.`)
}

/** Opens a window from another, since the session may stand in one that is closed. */
async function newWindow(command: Command): Promise<string> {
  const [open] = (await command('GET', '/window/handles')) as string[]
  await command('POST', '/window', { handle: open })
  const { handle } = (await command('POST', '/window/new', { type: 'tab' })) as { handle: string }
  return handle
}

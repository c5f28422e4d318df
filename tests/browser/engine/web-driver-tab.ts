import { writeFile } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'
import type { Key, Tab } from './tab.ts'
import type { Command, WebDriverSession } from './web-driver.ts'

/** The key under which a reference to an element is sent (W3C WebDriver, "Elements"). */
const elementKey = 'element-6066-11e4-a52e-4f735466cecf'
/** W3C WebDriver, "Keyboard actions": a table of normalised keys. */
const keys: Readonly<Record<Key, string>> = { Enter: '\uE007', Tab: '\uE004' }
/** Milliseconds; Playwright's tabs wait as long as the test may take, which is 90 s. */
const waitLimit = 80_000

/** A window of a WebDriver session as a tab. */
export function webDriverTab(session: WebDriverSession, handle: string): Tab {
  const inWindow = <Result>(work: (command: Command) => Promise<Result>): Promise<Result> =>
    session.alone(async (command) => {
      await command('POST', '/window', { handle })
      return work(command)
    })
  const send: Command = (...line) => inWindow((command) => command(...line))

  const evaluate = async (run: string | ((argument: never) => unknown), argument?: unknown): Promise<never> => {
    const expression = typeof run === 'string' ? run : `(${run})(${JSON.stringify(argument)})`
    const script = `const done = arguments[arguments.length - 1]
      Promise.resolve().then(() => ${expression}).then(
        (value) => done(JSON.stringify({ value })),
        (error) => done(JSON.stringify({ error: String(error?.stack ? error + '\\n' + error.stack : error) })))`
    const answer = await send('POST', '/execute/async', { script, args: [] })
    const { value, error } = JSON.parse(String(answer)) as { value: never; error?: string }
    if (error !== undefined) throw new Error(error)
    return value
  }

  const poll = async <Result>(what: string, look: () => Promise<Result | undefined>): Promise<Result> => {
    const end = Date.now() + waitLimit
    let last: unknown
    while (Date.now() < end) {
      try {
        const found = await look()
        if (found !== undefined) return found
      } catch (error) {
        // The page may be on its way to another.
        last = error
      }
      await delay(50)
    }
    throw new Error(`${what} did not come in ${waitLimit / 1000} s.`, { cause: last })
  }

  const element = (selector: string): Promise<string> =>
    poll(`An element ${selector}`, async () => {
      const found = await send('POST', '/element', { using: 'css selector', value: selector })
      return `/element/${(found as Record<string, string>)[elementKey]}`
    })

  /** WebDriver scrolls to an element and waits for no smooth scrolling: it would find it out of sight. */
  const reached = async (selector: string): Promise<string> => {
    const path = await element(selector)
    await evaluate((css: string) => {
      document.querySelector(css)?.scrollIntoView({ block: 'center', behavior: 'instant' })
    }, selector)
    return path
  }

  return {
    goto: (url) => send('POST', '/url', { url }),
    reload: () => send('POST', '/refresh', {}),
    goBack: () => send('POST', '/back', {}),
    goForward: () => send('POST', '/forward', {}),
    url: async () => String(await send('GET', '/url')),
    evaluate,
    waitForFunction: (run: (argument: never) => unknown, argument?: unknown) =>
      poll(`What the page was asked for (${run})`, async () => ((await evaluate(run, argument)) ? true : undefined)),
    textContent: async (selector) => {
      await element(selector)
      return evaluate((css: string) => document.querySelector(css)?.textContent ?? null, selector)
    },
    click: async (selector) => send('POST', `${await reached(selector)}/click`, {}),
    fill: async (selector, text) => {
      const path = await reached(selector)
      await send('POST', `${path}/clear`, {})
      return send('POST', `${path}/value`, { text })
    },
    press: async (selector, key) => send('POST', `${await element(selector)}/value`, { text: keys[key] }),
    setInputFiles: async (selector, path) => send('POST', `${await element(selector)}/value`, { text: path }),
    screenshot: async ({ path }) => writeFile(path, Buffer.from(String(await send('GET', '/screenshot')), 'base64')),
    close: () => send('DELETE', '/window'),
  }
}

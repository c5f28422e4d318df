import { installPackages } from './debian.mjs'
import { hasDisplay, hasWebKit, installedFirefox } from './engines.mjs'
import { ensureChromium } from './ensure-chromium.mjs'

const ensure = { chromium, firefox, webkit }

/**
 * Finds or installs these engines, so that the tests can start them. Child processes get the paths in `CHROMIUM_PATH`
 * and `FIREFOX_PATH`.
 *
 * @returns what to do about each missing engine, by name
 */
export async function ensureEngines(names, log = console.error) {
  const problems = new Map()
  for (const name of names) {
    try {
      await ensure[name](log)
    } catch (error) {
      problems.set(name, error.message)
    }
  }
  return problems
}

async function chromium(log) {
  process.env.CHROMIUM_PATH = await ensureChromium(log)
  // One job runs with a window, on a virtual screen.
  if (!(await hasDisplay())) await install(log, 'a virtual screen', 'xvfb')
  if (!(await hasDisplay())) throw new Error(missing('Xvfb', 'xvfb'))
}

async function firefox(log) {
  if ((await installedFirefox()) === undefined) await install(log, 'Firefox', 'firefox-esr')
  const file = await installedFirefox()
  if (file === undefined) throw new Error(`${missing('Firefox', 'firefox-esr')} Or set FIREFOX_PATH to one.`)
  process.env.FIREFOX_PATH = file
}

async function webkit(log) {
  if (!(await hasWebKit())) await install(log, 'WebKit', 'webkit2gtk-driver', 'xvfb')
  if (!(await hasWebKit())) throw new Error(missing("WebKitGTK's WebKitWebDriver, and Xvfb", 'webkit2gtk-driver xvfb'))
}

async function install(log, what, ...packages) {
  log(`${what} is not installed: installing the package of the distribution.`)
  await installPackages(...packages)
}

const missing = (what, packages) =>
  `The browser tests need ${what}, which could neither be found nor installed. Install it (Debian, Ubuntu: ` +
  `"apt-get install ${packages}" as root).`

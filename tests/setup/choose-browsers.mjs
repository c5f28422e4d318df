import { engineNames } from './engines.mjs'

export const usage = `Usage: npm run test:browsers -- [--browser <name>]... [Playwright's arguments]

Runs the browser tests at / and at a sub-path. A browser that is missing is installed, where that can be done.

  --browser <name>  ${engineNames.join(', ')}; may be repeated (default: all)
  --help            this text

Examples:
  npm run test:browsers -- --browser firefox
  npm run test:browsers -- --browser webkit tests/browser/cookies.spec.ts -g 'two tabs'
  npm run test:browsers -- --trace on`

/**
 * Reads the command line: engines, and the arguments for Playwright.
 *
 * @throws an error that lists the engines
 */
export function chooseBrowsers(args) {
  const browsers = new Set()
  const rest = []
  let asksForHelp = false
  for (let at = 0; at < args.length; at += 1) {
    const [flag, ...value] = args[at].split('=')
    if (flag === '--help' || flag === '-h') asksForHelp = true
    else if (flag === '--browser') browsers.add(value.length > 0 ? value.join('=') : args[++at])
    else rest.push(args[at])
  }
  for (const name of browsers) {
    if (engineNames.includes(name)) continue
    const problem = name === undefined ? '--browser needs a name' : `No browser is called "${name}"`
    throw new Error(`${problem}. The browsers are: ${engineNames.join(', ')}.`)
  }
  return { asksForHelp, browsers: browsers.size > 0 ? [...browsers] : engineNames, rest }
}

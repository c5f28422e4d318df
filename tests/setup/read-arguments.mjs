import { parseArgs } from 'node:util'
import { engineNames } from './engines.mjs'

const options = {
  only: { type: 'string', multiple: true },
  browser: { type: 'string', multiple: true },
  help: { type: 'boolean', short: 'h', default: false },
}

/** The names in lists such as `a,b`; `undefined` without a list. */
const split = (lists) => lists?.flatMap((list) => list.split(',')).map((name) => name.trim())

/**
 * Reads the command line of `npm test` and `npm run soak`.
 *
 * @returns `{ help, only?, browsers }`: names of steps, and of engines
 * @throws an error that says what is wrong, and what is possible
 */
export function readArguments(args) {
  const { values } = parseArgs({ args, options })
  const browsers = split(values.browser) ?? engineNames
  const unknown = browsers.find((name) => !engineNames.includes(name))
  if (unknown !== undefined) {
    throw new Error(`No browser is called "${unknown}". The browsers are: ${engineNames.join(', ')}.`)
  }
  return { help: values.help, only: split(values.only), browsers }
}

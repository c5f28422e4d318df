import { parseArgs } from 'node:util'
import { engineNames } from './engines.mjs'

const options = {
  only: { type: 'string', multiple: true },
  browser: { type: 'string', multiple: true },
  help: { type: 'boolean', short: 'h', default: false },
}

/** The names of lists such as `a,b`; `undefined` where there is none. */
const split = (lists) => lists?.flatMap((list) => list.split(',')).map((name) => name.trim())

/**
 * What the command line of `npm test` and `npm run soak` asks for.
 *
 * @returns `{ help, only?, browsers }`: names of steps, and of engines
 * @throws an error that says what is wrong, and what there is
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

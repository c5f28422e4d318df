import { parseArgs } from 'node:util'
import { engineNames } from '../../setup/engines.mjs'
import { names } from './names.mjs'

const options = {
  help: { type: 'boolean', short: 'h', default: false },
  list: { type: 'boolean', default: false },
  browser: { type: 'string', multiple: true },
  rounds: { type: 'string' },
  'no-peers': { type: 'boolean', default: false },
  record: { type: 'boolean', default: false },
}

/** The words of lists such as `a,b`. */
const split = (lists) => lists.flatMap((list) => list.split(',')).map((word) => word.trim())

/**
 * Reads the command line of `npm run bench`.
 *
 * @param {readonly string[]} args
 * @throws an error that says what is wrong, and what is possible
 */
export function readArguments(args) {
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
  const asked = split(positionals)
  const unknown = asked.find((name) => !(name in names))
  if (unknown !== undefined) throw new Error(`No bench is called "${unknown}". "npm run bench" lists the names.`)
  const browsers = values.browser === undefined ? engineNames : split(values.browser)
  const foreign = browsers.find((name) => !engineNames.includes(name))
  if (foreign !== undefined) {
    throw new Error(`No browser is called "${foreign}". The browsers are: ${engineNames.join(', ')}.`)
  }
  const rounds = values.rounds === undefined ? undefined : Number(values.rounds)
  if (rounds !== undefined && !(Number.isInteger(rounds) && rounds > 0)) {
    throw new Error(`--rounds is "${values.rounds}"; it must be a whole number above 0.`)
  }
  return {
    help: values.help,
    list: values.list || (asked.length === 0 && !values.help),
    names: [...new Set(asked)],
    browsers,
    rounds,
    peers: !values['no-peers'],
    record: values.record,
  }
}

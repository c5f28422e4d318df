import { parseArgs } from 'node:util'
import { type HostName, hostNames } from './host.ts'
import { InputError } from './project.ts'

/** What `--help` prints. */
export const help = `npm run conformance -- [DIR…] [--host ${hostNames.join('|')}] [--json] [--only TEXT]

Compares the answers of one host with those recorded from Astro.

  DIR          project folders (plain files among them are passed over); default: all in tests/conformance/corpora
  --host NAME  core (default): the app in this process; worker: built, in a service worker of Chromium;
               dev: the dev server and its worker; node: the built server; prerender: written files and build errors
  --json       one object a line: {project, name, result: pass|fail|skip, reason?, expected?, actual?}
  --only TEXT  only cases whose name holds TEXT

A case that differs by a listed deviation is a failure whose reason is the deviation's code (D01 …, L1).
Exit code: 0 when every failure has such a code, 1 when one has none, 2 on bad input.`

const isHostName = (name: string): name is HostName => hostNames.some((one) => one === name)

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        host: { type: 'string', default: 'core' },
        json: { type: 'boolean', default: false },
        only: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    })
  } catch (error) {
    throw new InputError(error instanceof Error ? error.message : String(error))
  }
}

export interface CliArguments {
  readonly paths: readonly string[]
  readonly host: HostName
  readonly json: boolean
  readonly only: string | undefined
  readonly help: boolean
}

/** The command line's arguments. Throws `InputError` where they are wrong. */
export function readArguments(args: readonly string[]): CliArguments {
  const { values, positionals } = parse(args)
  const { host, json, only, help: asksForHelp } = values
  if (!isHostName(host)) throw new InputError(`Unknown host '${host}'. One of: ${hostNames.join(', ')}.`)
  return { paths: positionals, host, json, only, help: asksForHelp }
}

import { parseArgs } from 'node:util'
import { prerenderPlain } from '../vite/plain/prerender-plain.ts'
import { printBuild } from './print-build.ts'
import { printFailure } from './print-failure.ts'
import { processTerminal, type Terminal } from './terminal.ts'
import { createTerminalReporter } from './terminal-reporter.ts'

/**
 * `stowaway prerender` of a project that needs nothing of Vite. It is packed as one file, so that it starts at once.
 *
 * @param args what follows the name of the command
 * @returns the exit code; `undefined`: the project or the flags are for the whole program, and nothing was done
 */
export async function quickPrerender(
  args: readonly string[],
  terminal: Terminal = processTerminal(),
): Promise<0 | 1 | undefined> {
  const flags = flagsOf(args)
  if (flags === undefined) return undefined
  const { root, base, outDir, output, json } = flags
  try {
    const report = await prerenderPlain(
      {
        ...(root !== undefined && { root }),
        ...(base !== undefined && { base }),
        ...(outDir !== undefined && { outDir }),
        ...(output !== undefined && { stowaway: { output } }),
      },
      createTerminalReporter(terminal),
    )
    if (report === undefined) return undefined
    printBuild(report, json, terminal)
    return 0
  } catch (error) {
    printFailure(error, { json, root }, terminal)
    return 1
  }
}

interface QuickFlags {
  readonly root?: string | undefined
  readonly base?: string | undefined
  readonly outDir?: string | undefined
  readonly output?: 'static' | 'worker' | undefined
  readonly json?: boolean | undefined
}

/** `undefined` for flags that ask for more, and for mistakes, which the whole program explains. */
function flagsOf(args: readonly string[]): QuickFlags | undefined {
  try {
    const { output, ...flags } = parseArgs({
      args: [...args],
      options: {
        root: { type: 'string' },
        base: { type: 'string' },
        outDir: { type: 'string' },
        output: { type: 'string' },
        json: { type: 'boolean' },
      },
    }).values
    if (output === undefined || output === 'static' || output === 'worker') return { ...flags, output }
  } catch {
    // An unknown flag, or one without its value.
  }
  return undefined
}

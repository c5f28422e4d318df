import picocolors from 'picocolors'
import type { Colours } from '../node/colours.ts'

/** One stream of the terminal; a pipe has no `isTTY`. */
interface TerminalStream {
  write(text: string): unknown
  readonly isTTY?: boolean
  readonly columns?: number
}

/** Where a command writes: results to `out`, all that is said about the work to `err`. */
export interface Terminal {
  readonly out: TerminalStream
  readonly err: TerminalStream
  /** Colours for `out`; none in a pipe. */
  readonly colours: Colours
  /** Colours for `err`. */
  readonly errorColours: Colours
  /** Print stacks of foreign errors. */
  readonly debug: boolean
  /** Asks a question with yes or no; Enter means yes. Absent where nobody can answer. */
  confirm?(question: string): Promise<boolean>
}

/** The terminal of this process. It follows `NO_COLOR`, `FORCE_COLOR` and `DEBUG` of the environment. */
export function processTerminal(): Terminal {
  const { env, stdin, stdout, stderr } = process
  return {
    out: stdout,
    err: stderr,
    colours: picocolors.createColors(hasColours(stdout, env)),
    errorColours: picocolors.createColors(hasColours(stderr, env)),
    debug: Boolean(env.DEBUG),
    ...(stdin.isTTY && stdout.isTTY && { confirm }),
  }
}

async function confirm(question: string): Promise<boolean> {
  const { createInterface } = await import('node:readline/promises')
  const lines = createInterface({ input: process.stdin, output: process.stdout })
  const answer = await lines.question(`${question} (Y/n) `)
  lines.close()
  return !/^\s*n/i.test(answer)
}

/** picocolors alone would colour a pipe on a continuous integration server. */
export function hasColours(stream: TerminalStream, env: NodeJS.ProcessEnv): boolean {
  if (env.NO_COLOR) return false
  if (env.FORCE_COLOR) return env.FORCE_COLOR !== '0'
  return stream.isTTY === true && env.TERM !== 'dumb'
}

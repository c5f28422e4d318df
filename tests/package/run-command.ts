import { execFile, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { stripVTControlCharacters } from 'node:util'

export interface Finished {
  readonly exitCode: number
  readonly stdout: string
  /** Standard output and error. */
  readonly text: string
}

/** Runs a command in a folder. */
export function run(folder: string, command: string, ...args: readonly string[]): Promise<Finished> {
  return new Promise((resolve) => {
    const options = { cwd: folder, timeout: 120_000, env: plainEnvironment(), maxBuffer: 2 ** 26 }
    const child = execFile(command, args, options, (_, stdout, stderr) =>
      resolve({ exitCode: child.exitCode ?? 128, stdout, text: stdout + stderr }),
    )
  })
}

/** Runs a command, and throws with its output when it fails. */
export async function succeed(folder: string, command: string, ...args: readonly string[]): Promise<Finished> {
  const finished = await run(folder, command, ...args)
  if (finished.exitCode !== 0) throw new Error(`${command} ${args.join(' ')} failed:\n${finished.text}`)
  return finished
}

export interface RunningCommand {
  /** The first URL that it printed. */
  readonly url: string
  /** All that it printed so far. */
  text(): string
  stop(): Promise<void>
}

/** Starts a server and waits for the URL that it prints. */
export async function start(folder: string, command: string, ...args: readonly string[]): Promise<RunningCommand> {
  // Its own process group: npx and npm start the program as their child.
  const child = spawn(command, args, { cwd: folder, env: plainEnvironment(), detached: true })
  const closed = new Promise<void>((resolve) => child.on('close', () => resolve()))
  const stop = async (): Promise<void> => {
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGTERM')
    await closed
  }
  let text = ''
  const url = await new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (part: string) => {
        text += stripVTControlCharacters(part)
        const found = /\bhttp:\/\/\S+(?=\s)/.exec(text)?.[0]
        if (found !== undefined) resolve(found)
      })
    }
    void closed.then(() => reject(new Error(`${command} ${args.join(' ')} ended:\n${text}`)))
  })
  return { url, text: () => text, stop }
}

/** A port that is free now, for commands that need one. */
export function freePort(): Promise<string> {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      const port = typeof address === 'object' ? address?.port : undefined
      server.close(() => resolve(String(port)))
    })
  })
}

/** The environment without the variables of the test runner and its npm. */
function plainEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^npm_(?:package|lifecycle|command)_?/.test(name))
  return { ...Object.fromEntries(kept), NO_COLOR: '1', FORCE_COLOR: undefined, NODE_ENV: undefined }
}

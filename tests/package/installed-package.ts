import { execFile, spawn } from 'node:child_process'
import { mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { stripVTControlCharacters } from 'node:util'

export const repository: string = fileURLToPath(new URL('../..', import.meta.url))

export interface Finished {
  readonly exitCode: number
  readonly stdout: string
  /** Standard output and error. */
  readonly text: string
}

export interface InstalledPackage {
  /** The folder of a project that has the packed package and Vite, and nothing else. */
  readonly folder: string
  /** The paths in the tarball. */
  readonly packed: readonly string[]
  remove(): Promise<void>
}

interface Packed {
  readonly filename: string
  readonly files: readonly { readonly path: string }[]
}

/** Packs the compiled package and installs it into an empty project, as a user's `npm install` does. */
export async function installPackage(): Promise<InstalledPackage> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'stowaway-package-')))
  const pack = ['pack', '--ignore-scripts', '--json', '--pack-destination', folder]
  const [packed]: Packed[] = JSON.parse((await succeed(repository, 'npm', ...pack)).stdout)
  if (packed === undefined) throw new Error('npm pack made no tarball.')
  const { devDependencies } = JSON.parse(await readFile(join(repository, 'package.json'), 'utf8'))
  await writeFile(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n')
  const names = [join(folder, packed.filename), `vite@${devDependencies.vite}`]
  await succeed(folder, 'npm', 'install', '--prefer-offline', '--no-audit', '--no-fund', ...names)
  return {
    folder,
    packed: packed.files.map(({ path }) => path),
    remove: () => rm(folder, { recursive: true, force: true }),
  }
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

/** Starts `npx stowaway …` and waits for the URL that it prints. */
export async function startStowaway(folder: string, ...args: readonly string[]): Promise<RunningCommand> {
  // A process group of its own: npx starts the program as its child.
  const child = spawn('npx', ['stowaway', ...args], { cwd: folder, env: plainEnvironment(), detached: true })
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
        const found = / at (http:\S+)/.exec(text)?.[1]
        if (found !== undefined) resolve(found)
      })
    }
    void closed.then(() => reject(new Error(`stowaway ${args.join(' ')} ended:\n${text}`)))
  })
  return { url, text: () => text, stop }
}

/** A port that is free now, for commands that must be told one. */
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

/** Without what the test runner's own npm told its children. */
function plainEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^npm_(?:package|lifecycle|command)_?/.test(name))
  return { ...Object.fromEntries(kept), NO_COLOR: '1', FORCE_COLOR: undefined, NODE_ENV: undefined }
}

import { type ChildProcess, execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import picocolors from 'picocolors'

/** The compiled package: `npm run build` comes before the tests that use it. */
export const dist: string = fileURLToPath(new URL('../../dist', import.meta.url))
export const cli: string = join(dist, 'compiler/cli/bin.js')

export interface TemporaryProject {
  readonly root: string
  write(path: string, content: string): Promise<void>
  remove(): Promise<void>
}

/** A folder with the given files and a page with one script. */
export async function createProject(files: Readonly<Record<string, string>>): Promise<TemporaryProject> {
  const root = await realpath(await mkdtemp(join(tmpdir(), 'stowaway-project-')))
  const write = async (path: string, content: string): Promise<void> => {
    await mkdir(dirname(join(root, path)), { recursive: true })
    await writeFile(join(root, path), content)
  }
  const page = '<!doctype html><title>Project</title><script type="module" src="/main.js"></script>'
  for (const [path, content] of Object.entries({ 'index.html': page, 'main.js': 'self.started = true', ...files })) {
    await write(path, content)
  }
  return { root, write, remove: () => rm(root, { recursive: true, force: true }) }
}

export interface Finished {
  readonly exitCode: number
  readonly stdout: string
  readonly stderr: string
}

/**
 * Runs the command line, as people's processes do but in this one: starting one takes most of the time of a small build.
 * Not for what belongs to a process: its end, its output in a pipe, a server.
 */
export async function stowaway(...args: readonly string[]): Promise<Finished> {
  const { run }: typeof import('../../compiler/cli/run.ts') = await import(
    pathToFileURL(join(dist, 'compiler/cli/run.js')).href
  )
  const out: string[] = []
  const err: string[] = []
  const colours = picocolors.createColors(false)
  const { NODE_ENV } = process.env
  // The test runner's own would keep development code in a build.
  delete process.env.NODE_ENV
  try {
    const stream = (parts: string[]) => ({ write: (text: string) => parts.push(text) })
    const terminal = { out: stream(out), err: stream(err), colours, errorColours: colours, debug: false }
    const exitCode = (await run(args, terminal)) ?? 0
    return { exitCode, stdout: out.join(''), stderr: err.join('') }
  } finally {
    if (NODE_ENV !== undefined) process.env.NODE_ENV = NODE_ENV
  }
}

/** Runs the command line in a process of its own, for at most a minute. */
export function stowawayProcess(...args: readonly string[]): Promise<Finished> {
  return new Promise((resolve) => {
    // The test runner's own NODE_ENV would keep development code in a build.
    const env = { ...process.env, NODE_ENV: undefined, FORCE_COLOR: undefined, NO_COLOR: '1' }
    const options = { timeout: 60_000, env }
    const child: ChildProcess = execFile(process.execPath, [cli, ...args], options, (_, stdout, stderr) => {
      resolve({ exitCode: child.exitCode ?? 128, stdout, stderr })
    })
  })
}

/** The files of a folder and their bytes, as base64; empty where there is no folder. */
export async function contentOf(folder: string): Promise<Readonly<Record<string, string>>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const contents = files.sort().map(async (file) => [file, await readFile(file, 'base64')] as const)
  return Object.fromEntries(await Promise.all(contents))
}

import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { pathToFileURL } from 'node:url'
import { benchFile } from './package-files.ts'
import type { Usage } from './usage.ts'

export interface NodeRun extends Usage {
  /** Milliseconds from start to end. */
  readonly wall: number
  readonly output: string
}

const tenMinutes = 600_000

/**
 * Runs a script in a Node of its own, and measures it.
 *
 * @throws if it fails, with what it printed
 */
export async function runNode(
  args: readonly string[],
  { cwd, flags = [] }: { readonly cwd?: string; readonly flags?: readonly string[] } = {},
): Promise<NodeRun> {
  const preload = pathToFileURL(benchFile('tools/report-usage.js')).href
  const start = performance.now()
  const child = spawn(process.execPath, [...flags, '--import', preload, ...args], {
    ...(cwd !== undefined && { cwd }),
    stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined, NODE_ENV: undefined, CI: '1' },
    timeout: tenMinutes,
  })
  child.stdin.end()
  const [code, output, errors, used] = await Promise.all([
    new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve)),
    text(child.stdout),
    text(child.stderr),
    // A pipe that the parent reads; Node's type leaves the direction open.
    text(child.stdio[3] as NodeJS.ReadableStream),
  ])
  const wall = performance.now() - start
  if (code !== 0) throw new Error(`node ${args.join(' ')} ended with ${code}:\n${(errors + output).slice(-2000)}`)
  return { wall, output, ...(JSON.parse(used) as Usage) }
}

/** Runs a compiled script of this folder, and returns the JSON of its last line. */
export async function runBenchFile<Result>(
  path: string,
  args: readonly string[],
  flags: readonly string[] = [],
): Promise<Result> {
  const { output } = await runNode([benchFile(path), ...args], { flags })
  return JSON.parse(output.trim().split('\n').at(-1) ?? '') as Result
}

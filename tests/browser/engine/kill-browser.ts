import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

/** Kills the browser that this process has started with this profile. */
export async function killBrowser(profile: string): Promise<void> {
  const { stdout } = await promisify(execFile)('ps', ['-A', '-o', 'pid=,ppid=,args='], { maxBuffer: 16_000_000 })
  const lines = stdout.split('\n').map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [])
  const own = lines.find(([, , parent, args]) => Number(parent) === process.pid && args?.includes(profile))
  if (own === undefined) throw new Error(`No browser runs on ${profile}.`)
  process.kill(Number(own[1]), 'SIGKILL')
}

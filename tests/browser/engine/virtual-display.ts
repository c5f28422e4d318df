import { existsSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import { startProcess } from './start-process.ts'

export interface Display {
  /** For the variable `DISPLAY`. */
  readonly name: string
  stop(): Promise<void>
}

/** A screen that nobody sees, for browsers that have no headless mode: Xvfb on the first free number. */
export async function startDisplay(): Promise<Display> {
  // Test processes start at the same time: each looks at numbers of its own first.
  const first = 90 + (process.pid % 100) * 5
  for (let number = first; number < first + 40; number += 1) {
    const socket = `/tmp/.X11-unix/X${number}`
    if (existsSync(socket) || existsSync(`/tmp/.X${number}-lock`)) continue
    const server = startProcess('Xvfb', [`:${number}`, '-screen', '0', '1280x800x24', '-nolisten', 'tcp'])
    const started = await Promise.race([waitFor(socket), server.failed.catch(() => false)])
    if (started) return { name: `:${number}`, stop: server.stop }
    await server.stop()
  }
  throw new Error('Xvfb does not start (Debian, Ubuntu: "apt-get install xvfb" as root).')
}

async function waitFor(file: string): Promise<boolean> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (existsSync(file)) return true
    await delay(50)
  }
  return false
}

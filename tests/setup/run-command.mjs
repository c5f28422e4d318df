import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { setTimeout as delay } from 'node:timers/promises'

const running = new Set()

/**
 * Milliseconds in which a command can end by itself. Playwright needs them: its browsers are in their own process groups,
 * so only Playwright ends them.
 */
const grace = 15_000

/** Ends the commands that still run, with all their children. */
export const stopCommands = () => Promise.all([...running].map(endCommand))

async function endCommand(child) {
  const closed = new Promise((resolve) => child.once('close', resolve))
  child.kill('SIGINT')
  await Promise.race([closed, delay(grace, undefined, { ref: false })])
  killGroup(child)
}

function killGroup(child) {
  try {
    // Each command leads a process group, with its servers.
    process.kill(-child.pid, 'SIGKILL')
  } catch {
    // It has already ended.
  }
}

/**
 * Runs a command to its end, or for `limit` milliseconds.
 *
 * @param onText called with each piece of its output
 * @returns `{ code, stdout, output }`; `code` is 0 only after success, `output` holds both streams in order
 */
export function runCommand([command, ...args], { env, limit, onText }) {
  const child = spawn(command, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
    detached: true,
  })
  running.add(child)
  let stdout = ''
  let output = ''
  const add = (text) => {
    output += text
    onText(text)
  }
  child.stdout.setEncoding('utf8').on('data', (text) => {
    stdout += text
    add(text)
  })
  child.stderr.setEncoding('utf8').on('data', add)
  const timer = setTimeout(() => {
    add(`\nStopped after ${limit / 1000} s.\n`)
    void endCommand(child)
  }, limit)
  return new Promise((resolve) => {
    const end = (code) => {
      clearTimeout(timer)
      running.delete(child)
      // Processes that it left running would occupy ports and memory.
      if (child.pid !== undefined) killGroup(child)
      resolve({ code, stdout, output })
    }
    child.on('error', (error) => {
      add(`${error.message}\n`)
      end(1)
    })
    child.on('close', (code, signal) => end(code ?? 128 + (constants.signals[signal] ?? 0)))
  })
}

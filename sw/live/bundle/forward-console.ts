import { toPlainError } from '../../core/errors/plain-error.ts'
import { type ConsoleLevel, consoleLevels, type HostEvent } from './live-event.ts'

/** How many calls are forwarded in `window` milliseconds: a `console.log` in a loop must not stop the page. */
const callLimit = 200
const window = 1000

type Tell = (event: HostEvent) => void

/** Reports each console call, which also reaches the browser's tools, and uncaught errors. */
export function forwardConsole(tell: Tell): void {
  let since = 0
  let calls = 0
  const pass = (level: ConsoleLevel, args: readonly unknown[]): void => {
    const now = performance.now()
    if (now - since > window) {
      const left = calls - callLimit
      since = now
      calls = 0
      if (left > 0)
        tell({ type: 'console', level: 'warn', args: [`${left} more lines were left out.`], time: Date.now() })
    }
    calls += 1
    if (calls <= callLimit) tell({ type: 'console', level, args: args.map(cloneable), time: Date.now() })
  }
  for (const level of [...consoleLevels, 'trace', 'table', 'dir'] as const) {
    const original = console[level].bind(console)
    const known = consoleLevels.find((one) => one === level) ?? 'log'
    console[level] = (...args: unknown[]): void => {
      original(...args)
      pass(known, args)
    }
  }
  const fail = (error: unknown): void => tell({ type: 'error', error: toPlainError(error), time: Date.now() })
  self.addEventListener('error', ({ error, message }) => fail(error ?? new Error(message)))
  self.addEventListener('unhandledrejection', ({ reason }) => fail(reason))
}

function cloneable(value: unknown): unknown {
  if (typeof value === 'string') return value.slice(0, 20_000)
  if (value instanceof Error) return String(toPlainError(value).stack ?? value)
  try {
    return structuredClone(value)
  } catch {
    try {
      return typeof value === 'object' ? Object.prototype.toString.call(value) : String(value)
    } catch {
      return '(cannot be shown)'
    }
  }
}

import { toPlainError } from '../../core/errors/plain-error.ts'
import { CallLimit } from './call-limit.ts'
import type { HostEvent } from './live-event.ts'
import { watchConsole } from './watch-console.ts'

type Tell = (event: HostEvent) => void

/** Reports each console call, which also reaches the browser's tools, and uncaught errors. */
export function forwardConsole(tell: Tell): void {
  const calls = new CallLimit(200)
  watchConsole({
    onCall(level, args) {
      const { isWithin, leftOut } = calls.count()
      const time = Date.now()
      if (leftOut > 0) tell({ type: 'console', level: 'warn', args: [`${leftOut} more lines were left out.`], time })
      if (isWithin) tell({ type: 'console', level, args: args.map(cloneable), time })
    },
    onError: (error) => tell({ type: 'error', error: toPlainError(error), time: Date.now() }),
  })
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

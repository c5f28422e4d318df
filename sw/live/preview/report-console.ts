import { consoleMessage, errorMessage } from '../../core/wire/messages/preview.ts'
import { post } from '../../core/wire/post.ts'

const levels = ['debug', 'log', 'info', 'warn', 'error'] as const

/** Messages per second: a loop in the previewed page must not stop the page that shows it. */
const perSecond = 100

/** Forwards the console calls and errors of a previewed page. */
export function reportConsole(port: MessagePort): void {
  let second = 0
  let said = 0
  const mayTell = (): boolean => {
    const now = Math.floor(performance.now() / 1000)
    said = now === second ? said + 1 : 1
    second = now
    return said <= perSecond
  }
  for (const level of levels) {
    const native = console[level].bind(console)
    console[level] = (...args: unknown[]): void => {
      native(...args)
      if (mayTell()) post(port, consoleMessage, { level, args: args.map(asText) })
    }
  }
  const fail = (error: unknown): void => {
    if (!mayTell()) return
    post(port, errorMessage, { message: asText(error), stack: error instanceof Error ? error.stack : undefined })
  }
  window.addEventListener('error', ({ error, message }) => {
    // Elements blocked by the CSP raise error events without a message.
    if (message !== undefined) fail(error ?? message)
  })
  window.addEventListener('unhandledrejection', ({ reason }) => fail(reason))
}

function asText(value: unknown): string {
  try {
    if (typeof value === 'string') return value.slice(0, 10_000)
    if (value instanceof Error) return `${value.name}: ${value.message}`
    return (typeof value === 'object' ? JSON.stringify(value) : String(value)).slice(0, 10_000)
  } catch {
    return '(cannot be shown)'
  }
}

import { type ConsoleLevel, consoleLevels } from './live-event.ts'

interface ConsoleWatch {
  /** Called after each console call has reached the browser's tools. */
  onCall(level: ConsoleLevel, args: readonly unknown[]): void
  /** Called with each uncaught error. */
  onError(error: unknown): void
}

/** Reports the console calls of this page or worker, and its uncaught errors. */
export function watchConsole({ onCall, onError }: ConsoleWatch): void {
  for (const name of [...consoleLevels, 'trace', 'table', 'dir'] as const) {
    const native = console[name].bind(console)
    const level = consoleLevels.find((one) => one === name) ?? 'log'
    console[name] = (...args: unknown[]): void => {
      native(...args)
      onCall(level, args)
    }
  }
  addEventListener('error', ({ error, message }) => {
    // Elements blocked by the CSP raise error events without a message.
    if (message !== undefined) onError(error ?? new Error(message))
  })
  addEventListener('unhandledrejection', ({ reason }) => onError(reason))
}

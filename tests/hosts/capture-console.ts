/** Keeps errors and warnings off the console. */
export interface CapturedConsole {
  /** The first argument of each `console.error` since the last call. */
  takeErrors(): readonly unknown[]
  restore(): void
}

export function captureConsole(): CapturedConsole {
  const { error, warn } = console
  const errors: unknown[] = []
  console.error = (first: unknown) => void errors.push(first)
  console.warn = () => {}
  return {
    takeErrors: () => errors.splice(0),
    restore: () => void Object.assign(console, { error, warn }),
  }
}

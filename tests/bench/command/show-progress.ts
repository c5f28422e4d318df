interface Screen {
  readonly isTTY?: boolean
  readonly columns?: number
  write(text: string): unknown
}

const clear = '\r\u001b[2K'

/** In a terminal, one line that is replaced; in a pipe, a line each. */
export function showProgress(screen: Screen = process.stderr) {
  return {
    show(text: string): void {
      screen.write(screen.isTTY ? `${clear}${text.slice(0, (screen.columns ?? 80) - 1)}` : `${text}\n`)
    },
    end(): void {
      if (screen.isTTY) screen.write(clear)
    },
  }
}

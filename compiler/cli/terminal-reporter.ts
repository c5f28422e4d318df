import type { Reporter } from '../reporter.ts'
import type { Terminal } from './terminal.ts'

const barWidth = 24
const eraseLine = '\r\u001b[2K'
const millisecondsPerFrame = 50

/**
 * Draws long work on the error stream, so that results can be piped: a bar that is redrawn where there is a terminal,
 * otherwise plain lines: one at the end of each task, and at each quarter of a long one.
 */
export function createTerminalReporter({ err, errorColours }: Terminal): Reporter {
  let bar = ''
  let drawnAt = 0
  let quarter = 0

  const print = (text: string): void => {
    err.write(`${bar === '' ? '' : eraseLine}${text}\n${bar}`)
  }
  const draw = (label: string, done: number, total: number): void => {
    const now = performance.now()
    if (done < total && now - drawnAt < millisecondsPerFrame) return
    drawnAt = now
    const filled = Math.round((barWidth * done) / total)
    const text = `${'█'.repeat(filled)}${errorColours.dim('░'.repeat(barWidth - filled))} ${label} ${done}/${total}`
    bar = done < total ? text : ''
    err.write(done < total ? eraseLine + text : `${eraseLine}${label} ${done}/${total}\n`)
  }
  const tell = (label: string, done: number, total: number): void => {
    const reached = Math.floor((4 * done) / total)
    if (done === total || (total >= 100 && reached > quarter)) err.write(`${label} ${done}/${total}\n`)
    quarter = done === total ? 0 : reached
  }

  return {
    info: print,
    warn: (text) => print(`${errorColours.yellow('warning')}: ${text}`),
    progress(label, done, total) {
      if (total <= 0) return
      if (err.isTTY) draw(label, done, total)
      else tell(label, done, total)
    },
  }
}

import { stripVTControlCharacters } from 'node:util'

const secondsOf = (milliseconds) => `${(milliseconds / 1000).toFixed(1)} s`

/** Tells that a step runs: one line that is redrawn in a terminal, a plain line now and then in a pipe. */
export function startProgress(name, stream = process.stdout) {
  const start = performance.now()
  let last = ''
  const line = () => `${name.padEnd(22)} ${secondsOf(performance.now() - start)}  ${last}`
  const draw = () => {
    if (!stream.isTTY) stream.write(`  ${line()}\n`)
    else stream.write(`\r\u001b[2K${line().slice(0, (stream.columns ?? 80) - 1)}`)
  }
  const timer = setInterval(draw, stream.isTTY ? 250 : 15_000)
  if (!stream.isTTY) stream.write(`${name}\n`)
  return {
    /** The output of the step; its last line is shown. */
    text(text) {
      const lines = stripVTControlCharacters(text)
        .split('\n')
        .map((one) => one.trim())
        .filter(Boolean)
      last = lines.at(-1)?.slice(0, 100) ?? last
    },
    end({ passed, failed, skipped = 0, notes = [] }) {
      clearInterval(timer)
      const counts = [`${passed} passed`, `${failed} failed`, ...(skipped > 0 ? [`${skipped} skipped`] : []), ...notes]
      const time = secondsOf(performance.now() - start)
      stream.write(
        `${stream.isTTY ? '\r\u001b[2K' : ''}${failed > 0 ? 'FAIL' : 'ok  '} ${name.padEnd(22)} ${counts.join(', ')} (${time})\n`,
      )
    },
  }
}

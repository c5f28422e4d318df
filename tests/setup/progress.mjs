import { stripVTControlCharacters } from 'node:util'

const secondsOf = (milliseconds) => `${(milliseconds / 1000).toFixed(1)} s`
const clear = '\r\u001b[2K'

/**
 * Shows progress: in a terminal one line that is redrawn, in a pipe a plain line of each running step now and then.
 * Several steps may run at once.
 *
 * @param {NodeJS.WritableStream & { isTTY?: boolean; columns?: number }} stream
 */
export function createProgress(stream = process.stdout) {
  const running = new Set()
  const line = ({ name, start, last }) => `${name.padEnd(22)} ${secondsOf(performance.now() - start)}  ${last}`
  const draw = () => {
    const lines = [...running].map(line)
    if (!stream.isTTY) for (const text of lines) stream.write(`  ${text}\n`)
    else stream.write(`${clear}${shortened(lines, (stream.columns ?? 80) - 1)}`)
  }
  let timer

  return {
    /** Starts a step. Pass its output to `text`, which shows the last line, and its result to `end`. */
    start(name) {
      const step = { name, start: performance.now(), last: '' }
      running.add(step)
      timer ??= setInterval(draw, stream.isTTY ? 250 : 15_000)
      if (!stream.isTTY) stream.write(`${name}\n`)
      return {
        text(text) {
          const lines = stripVTControlCharacters(text)
            .split('\n')
            .map((one) => one.trim())
            .filter(Boolean)
          step.last = lines.at(-1)?.slice(0, 100) ?? step.last
        },
        end({ passed, failed, skipped = 0, notes = [] }) {
          running.delete(step)
          if (running.size === 0) timer = clearInterval(timer)
          const counts = [
            `${passed} passed`,
            `${failed} failed`,
            ...(skipped > 0 ? [`${skipped} skipped`] : []),
            ...notes,
          ]
          const time = secondsOf(performance.now() - step.start)
          const mark = failed > 0 ? 'FAIL' : 'ok  '
          stream.write(`${stream.isTTY ? clear : ''}${mark} ${name.padEnd(22)} ${counts.join(', ')} (${time})\n`)
        },
      }
    },
  }
}

/** One line for all steps, each with an equal part of the width. */
function shortened(lines, width) {
  const each = Math.max(20, Math.floor(width / Math.max(1, lines.length)) - 3)
  return lines
    .map((text) => text.replace(/ +/g, ' ').slice(0, each))
    .join(' | ')
    .slice(0, width)
}

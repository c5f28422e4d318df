import { isUnexplained, type Result } from './result.ts'

export interface Report {
  add(result: Result): void
  /** Ends the report; the exit code of the command. */
  end(): 0 | 1
}

const shorten = (value: unknown): string => {
  if (value === null || value === undefined) return 'none'
  const text = JSON.stringify(value)
  return text.length > 200 ? `${text.slice(0, 200)}…` : text
}

/** One line: what was expected and what came, part by part. */
export function failureLine(result: Result): string {
  const { project, name, reason, expected = {}, actual = {} } = result
  const parts = Object.keys(expected).map(
    (where) => `${where}: expected ${shorten(expected[where])}, got ${shorten(actual[where])}`,
  )
  const word = isUnexplained(result) ? 'FAIL' : 'DIFF'
  return `${word} ${project} › ${name}${reason === undefined ? '' : ` [${reason}]`} — ${parts.join('; ')}`
}

/** Collects results and writes them with `print`: JSON one a line, or failures, grouped skips and a last summary. */
export function createReport(json: boolean, print: (line: string) => void): Report {
  let skipped = 0
  let passed = 0
  const skips = new Map<string, string[]>()
  const codes = new Map<string, number>()
  let explained = 0
  let unexplained = 0
  return {
    add(result) {
      if (result.result === 'skip') skipped++
      else if (isUnexplained(result)) unexplained++
      else passed++
      if (result.result === 'fail' && !isUnexplained(result)) {
        explained++
        for (const code of (result.reason ?? '').split(', ')) codes.set(code, (codes.get(code) ?? 0) + 1)
      }
      if (json) print(JSON.stringify(result))
      else if (result.result === 'fail') print(failureLine(result))
      else if (result.result === 'skip') {
        const key = `${result.project}: ${result.reason ?? 'no reason given'}`
        skips.set(key, [...(skips.get(key) ?? []), result.name])
      }
    },
    end() {
      if (!json) {
        for (const [reason, names] of skips) print(`skip ${names.length} × ${reason}`)
        if (codes.size > 0) {
          const list = [...codes].sort(([a], [b]) => (a < b ? -1 : 1)).map(([code, count]) => `${code} ${count}`)
          print(`${explained} of those that passed differ by a listed deviation: ${list.join(', ')}`)
        }
        print(`${passed} passed, ${unexplained} failed, ${skipped} skipped`)
      }
      return unexplained > 0 ? 1 : 0
    },
  }
}

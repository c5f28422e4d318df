import type { LogEntry } from '../../control/protocol/log-entry.ts'
import type { Part, ReceivedOptions } from './wanted-request.ts'

/** What an assertion looked at. */
export interface Comparison {
  readonly entry: LogEntry
  /** What is not as wanted. Empty: the request is such a one. */
  readonly differences: readonly Part[]
}

const most = 20

/** How a test runner writes. */
export interface Writing {
  readonly isNot: boolean
  /** The call, as the runner shows it. */
  readonly hint: string
  /** A part of a request beside what was wanted. */
  diff(part: Part): string
}

/** Why an assertion failed: what was wanted, the nearest request with a diff, and all that was received. */
export function receivedMessage(
  { isNot, hint, diff }: Writing,
  wanted: string,
  { times }: ReceivedOptions,
  compared: readonly Comparison[],
  all: readonly LogEntry[],
): string {
  const found = compared.filter(({ differences }) => differences.length === 0).length
  const count = times === undefined ? 'at least once' : `${times} times`
  const lines = [
    hint,
    '',
    `Expected: ${isNot ? 'not ' : ''}${wanted}, ${count}`,
    `Received: ${found} of ${all.length} requests`,
  ]
  const nearest = compared.filter(({ differences }) => differences.length > 0).at(-1)
  if (!isNot && nearest !== undefined) {
    lines.push('', `The last request to that address was ${lineOf(nearest.entry)}`)
    lines.push(...nearest.differences.map(diff))
  }
  lines.push('', all.length === 0 ? 'No endpoint received a request.' : 'All requests, the oldest first:')
  if (all.length > most) lines.push(`  … ${all.length - most} earlier ones`)
  return [...lines, ...all.slice(-most).map((entry) => `  ${lineOf(entry)}`)].join('\n')
}

/** `POST /api/orders {"product":7} → 201` */
function lineOf({ method, url, request, answer, isFailed }: LogEntry): string {
  const { pathname, search } = new URL(url)
  const body = request.json === undefined ? '' : ` ${JSON.stringify(request.json)}`
  return `${method} ${pathname}${search}${body} → ${isFailed ? 'network error' : (answer?.status ?? 'no answer yet')}`
}

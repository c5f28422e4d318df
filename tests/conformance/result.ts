import type { Difference } from './judge.ts'

/** How one case went. A failure that deviations explain names their codes in `reason`. */
export interface Result {
  readonly project: string
  readonly name: string
  readonly result: 'pass' | 'fail' | 'skip'
  readonly reason?: string
  /** The parts that differ, by name. */
  readonly expected?: Readonly<Record<string, unknown>>
  readonly actual?: Readonly<Record<string, unknown>>
}

/** The result of a compared case; `codes` explain its differences, `undefined` where one is unexplained. */
export function resultOf(
  project: string,
  name: string,
  found: readonly Difference[],
  codes: readonly string[] | undefined,
): Result {
  if (found.length === 0) return { project, name, result: 'pass' }
  return {
    project,
    name,
    result: 'fail',
    ...(codes === undefined ? {} : { reason: codes.join(', ') }),
    expected: Object.fromEntries(found.map((one) => [one.where, one.expected])),
    actual: Object.fromEntries(found.map((one) => [one.where, one.actual])),
  }
}

const codeList = /^(?:D\d\d|L1)(?:, (?:D\d\d|L1))*$/

/** A failure that no deviation explains. */
export const isUnexplained = (result: Result): boolean =>
  result.result === 'fail' && !codeList.test(result.reason ?? '')

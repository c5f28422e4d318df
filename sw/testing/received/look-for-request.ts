import type { Control } from '../../control/page/create-page-control.ts'
import type { LogEntry } from '../../control/protocol/log-entry.ts'
import { type Comparison, receivedMessage, type Writing } from './received-message.ts'
import { requestJson } from './request-json.ts'
import { differences, type Has, isFor, type ReceivedOptions, targetOf } from './wanted-request.ts'

/** Milliseconds between two looks. */
const pause = 50

interface Looking {
  readonly control: Pick<Control, 'requests' | 'body'>
  /** The path of the site, with a slash at its end. */
  readonly basePath: string
  /** Looks until there is none. */
  readonly isNot: boolean
  /** Milliseconds to look. */
  readonly timeout: number
  readonly has: Has
  /** Resolves after some milliseconds, whatever the test does with its clock. */
  wait(milliseconds: number): Promise<void>
  /** Milliseconds of any clock that the test does not stop. */
  now(): number
}

interface Found {
  readonly isFound: boolean
  message(writing: Writing): string
}

/** Looks for a request in the log until there is such a one, or as many as wanted. */
export async function lookForRequest(
  method: string,
  on: string,
  options: ReceivedOptions,
  { control, basePath, isNot, timeout, has, wait, now }: Looking,
): Promise<Found> {
  const target = targetOf(method, on)
  const end = now() + timeout
  const compare = async (entry: LogEntry): Promise<Comparison> => {
    const json = 'json' in options ? await requestJson(entry, control) : undefined
    return { entry, differences: differences(entry, json, options, has) }
  }
  for (;;) {
    const all = await control.requests()
    const compared = await Promise.all(all.filter((entry) => isFor(entry, target, basePath)).map(compare))
    const count = compared.filter(({ differences }) => differences.length === 0).length
    const isFound = options.times === undefined ? count > 0 : count === options.times
    if (isFound !== isNot || now() >= end) {
      const wanted = describeWanted(method, on, options)
      return { isFound, message: (writing) => receivedMessage(writing, wanted, options, compared, all) }
    }
    await wait(pause)
  }
}

function describeWanted(method: string, on: string, { headers, status, ...options }: ReceivedOptions): string {
  const parts = [
    'json' in options && `JSON ${JSON.stringify(options.json)}`,
    headers && `headers ${JSON.stringify(headers)}`,
    status !== undefined && `status ${status}`,
  ].filter(Boolean)
  return `${method} ${on}${parts.length === 0 ? '' : ` with ${parts.join(', ')}`}`
}

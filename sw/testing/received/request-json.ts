import type { Control } from '../../control/page/create-page-control.ts'
import type { LogEntry } from '../../control/protocol/log-entry.ts'

/**
 * The JSON of a request's body, also where its header says nothing of JSON. The log itself has only short ones.
 * `undefined`: it is not JSON, or not kept.
 */
export async function requestJson(entry: LogEntry, control: Pick<Control, 'body'>): Promise<unknown> {
  const { json, type } = entry.request
  if (json !== undefined || type === undefined || !/\bjson\b|^text\/plain\b/.test(type)) return json
  const bytes = await control.body(entry.id, 'request')
  try {
    return bytes && JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return undefined
  }
}

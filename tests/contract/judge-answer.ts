import { expect } from 'vitest'
import type { Seen } from '../hosts/create-client.ts'
import type { Host } from '../hosts/host.ts'
import type { Expected } from './contract.ts'

type HostView = Pick<Host, 'origin' | 'isDev' | 'hidesCookies'>

/** Texts that no answer in production may hold: paths, stacks, messages of thrown errors. */
const internals = /secret|src\/pages|node_modules|\.ts\b|\n\s+at |file:\/\/|TypeError/

const safeText = 'Internal Server Error: This address failed to answer.\n'

const fill = <Value>(value: Value, origin: string): Value | string =>
  typeof value === 'string' ? value.replaceAll('{{origin}}', origin) : value

/** Compares an answer with what the table says. */
export function judgeAnswer(seen: Seen, expected: Expected, view: HostView): void {
  if (expected.isCut && (seen.bodyError ?? seen.networkError) !== undefined) return
  if (expected.noAnswer) {
    expect(seen.networkError, 'network error').toBeDefined()
    return
  }
  expect(seen.networkError).toBeUndefined()
  const bytes = Buffer.from(seen.bodyBase64, 'base64')
  const text = bytes.toString()
  if (expected.failure !== undefined) {
    judgeFailure(seen.status, text, expected, view)
    return
  }
  const headers = new Map(seen.headers)
  expect({ status: seen.status, text }).toEqual({ status: expected.status ?? 200, text: expect.anything() })
  for (const [name, value] of Object.entries(expected.headers ?? {})) {
    if (name === 'set-cookie' && view.hidesCookies) continue
    if (value instanceof RegExp) expect(headers.get(name), name).toMatch(value)
    else expect(headers.get(name) ?? null, name).toBe(fill(value, view.origin))
  }
  expect(seen.bodyError === undefined, 'the whole body arrived').toBe(expected.isCut !== true)
  judgeBody([...bytes], text, expected, view)
  if (expected.endsAt !== undefined) expect(new URL(seen.url).pathname).toBe(expected.endsAt)
}

function judgeBody(bytes: readonly number[], text: string, expected: Expected, { origin }: HostView): void {
  if (expected.bytes !== undefined) expect(bytes).toEqual(expected.bytes)
  if (expected.text instanceof RegExp) expect(text).toMatch(expected.text)
  else if (expected.text !== undefined) expect(text).toBe(fill(expected.text, origin))
  if (expected.json !== undefined) expect(parsed(text)).toEqual(expected.json)
}

function judgeFailure(status: number, text: string, { failure = '' }: Expected, { isDev }: HostView): void {
  expect(status).toBe(500)
  if (isDev) {
    expect(text).toMatch(failure)
    return
  }
  expect(text).not.toMatch(internals)
  expect(text).toBe(safeText)
}

/** The text itself where it is no JSON, so that the difference is readable. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

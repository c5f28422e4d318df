import type { MessageName } from '../message-name.ts'
import type { Outcome } from './outcome.ts'

/** As `Headers` takes them; it refuses anything but pairs of strings. */
type HeaderPairs = readonly (readonly [name: string, value: string])[]

/** A request as plain data. */
export interface RequestHead {
  readonly url: string
  readonly method: string
  readonly headers: HeaderPairs
  readonly credentials: RequestCredentials
  /** Properties that no constructor sets, for the endpoint: `mode`, `destination`, `referrer`. */
  readonly seen?: unknown
  /** An `ArrayBuffer`, or the port of a `sendStream`. */
  readonly body?: unknown
}

/** Checks a request, except for its body. */
export const requestShape = { url: 'string', method: 'string', headers: 'list', credentials: 'string' } as const

/** A response as plain data. */
export interface ResponseHead {
  readonly status: number
  readonly statusText: string
  readonly headers: HeaderPairs
  /** The port of a `sendStream`. */
  readonly body?: unknown
}

/** Answer this request. The outcome has a `ResponseHead`, or `undefined` if no endpoint answers. */
export const requestQuestion: MessageName<RequestHead, Outcome> = 'request'

import type { Delay } from '../../core/endpoint/delay.ts'
import type { JsonPatch } from './json-patch.ts'

/** An answer as data. At most one of `json`, `text` and `base64`. */
export interface FixedAnswer {
  /** Default 200. */
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly json?: unknown
  readonly text?: string
  /** Bytes. */
  readonly base64?: string
}

/**
 * `network-error` and `offline`: the page's request fails, as without a network. `timeout`: there is no answer until the
 * page gives up.
 */
export type Fault = 'network-error' | 'offline' | 'timeout'

/** What happens with the requests that an override is for. */
export interface OverrideOptions {
  /** Only requests of the page that says so, until it is closed or reloaded. Default: of all tabs. */
  readonly tab?: 'own'
  /** For how many requests. Default: until it is removed. */
  readonly times?: number
  /** How long an answer waits first. */
  readonly delay?: Delay
  /** How fast the body comes. */
  readonly bytesPerSecond?: number
  /** The part of the requests, from 0 to 1, that gets the answer, the patch or the fault; the others get the real answer. */
  readonly rate?: number
  /** In place of the endpoint's answer. */
  readonly answer?: FixedAnswer
  /** Changes the JSON of the endpoint's answer (RFC 6902). */
  readonly patch?: JsonPatch
  readonly fault?: Fault
}

/** One override. Of several that fit a request, the newest counts for each of answer, delay and speed. */
export interface Override extends Omit<OverrideOptions, 'tab'> {
  readonly id: string
  /**
   * Which requests: a path (`/api/orders`), with `*` for any text (`/api/*`), with a query (`/api/orders?page=2`), or a
   * route (`/api/users/[id]`), each with or without a method before it (`POST /api/orders`). `*`: all.
   */
  readonly on: string
  /** The browser's id of the tab. Absent: all tabs. */
  readonly tab?: string
}

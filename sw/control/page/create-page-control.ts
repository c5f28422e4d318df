import type { Delay } from '../../core/endpoint/delay.ts'
import type {
  CommandName,
  Commands,
  ControlledRoute,
  OverrideState,
  ResetPart,
  UnhandledStrategy,
} from '../protocol/command.ts'
import type { LogEntry } from '../protocol/log-entry.ts'
import type { Fault, OverrideOptions } from '../protocol/override.ts'

/** How a request fails: an answer with a status, or none at all. */
export interface FailOptions extends Pick<OverrideOptions, 'tab' | 'times' | 'rate' | 'delay'> {
  /** Default 500. */
  readonly status?: number
  readonly json?: unknown
  /** In place of an answer. */
  readonly fault?: Fault
}

/**
 * Controls the endpoints from outside. `on` says which requests: a path (`/api/orders`), with `*` for any text, with a
 * query, or a route (`/api/users/[id]`), each with or without a method before it (`POST /api/orders`). All of them
 * reject with `ControlFailed`.
 */
export interface Control {
  /** Changes how requests are answered. Of several overrides for a request, the newest counts. Resolves with its id. */
  override(on: string, options: OverrideOptions): Promise<string>
  /** Lets requests fail: `fail('/api/*', { status: 503, rate: 0.3 })`. */
  fail(on: string, options?: FailOptions): Promise<string>
  /** Lets answers come late. */
  delay(on: string, time?: Delay): Promise<string>
  /** Removes an override. */
  remove(id: string): Promise<void>
  overrides(): Promise<readonly OverrideState[]>
  /** Forgets overrides and log (default), the rows of collections (`data`), or all that endpoints store (`storage`). */
  reset(...what: readonly ResetPart[]): Promise<void>
  /** The start of what is chosen at random: which requests fail, and how long answers take. */
  seed(seed: string | number): Promise<void>
  /** What happens with requests below `/api/` that no endpoint answers. Default `warn`. */
  onUnhandledRequest(strategy: UnhandledStrategy): Promise<void>
  /** The last requests of all tabs, the oldest first. */
  requests(since?: number): Promise<readonly LogEntry[]>
  /** The bytes of a logged body. `undefined`: it is not kept. */
  body(id: number, of: 'request' | 'answer'): Promise<Uint8Array | undefined>
  routes(): Promise<readonly ControlledRoute[]>
  /** All rows of all collections. */
  snapshot(): Promise<string>
  restore(snapshot: string): Promise<void>
}

type Send = <Name extends CommandName>(name: Name, given: Commands[Name]['given']) => Promise<Commands[Name]['got']>

/** The functions of a control whose commands go some way. */
export function createPageControl(send: Send): Control {
  const override = async (on: string, options: OverrideOptions): Promise<string> =>
    (await send('override', { on, options })).id
  return {
    override,
    fail: (on, { status = 500, json, fault, ...options } = {}) =>
      override(
        on,
        fault === undefined
          ? { ...options, answer: { status, ...(json !== undefined && { json }) } }
          : { ...options, fault },
      ),
    delay: (on, time = 'real') => override(on, { delay: time }),
    remove: async (id) => void (await send('remove', { id })),
    overrides: async () => (await send('overrides', {})).overrides,
    reset: async (...what) => void (await send('reset', what.length === 0 ? {} : { what })),
    seed: async (seed) => void (await send('seed', { seed })),
    onUnhandledRequest: async (strategy) => void (await send('unhandled', { strategy })),
    requests: async (since) => (await send('requests', since === undefined ? {} : { since })).requests,
    async body(id, of) {
      const { base64 } = await send('body', { id, of })
      return base64 === undefined ? undefined : Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
    },
    routes: async () => (await send('routes', {})).routes,
    snapshot: async () => (await send('snapshot', {})).snapshot,
    restore: async (snapshot) => void (await send('restore', { snapshot })),
  }
}

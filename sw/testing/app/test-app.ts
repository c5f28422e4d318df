import type { UseHandler } from '../../control/engine/run-overrides.ts'
import type { Control } from '../../control/page/create-page-control.ts'
import type { ResetPart } from '../../control/protocol/command.ts'

/**
 * The endpoints of a project in a test. They run as in the worker: with cookies, sessions, storage, middleware, and
 * other origins. `on` is a path, a pattern or a route, as in `Control`.
 */
export interface TestApp extends Control {
  /**
   * Sends a request to the endpoints, with the cookies of earlier answers. The address may be relative. What no endpoint
   * answers goes to the `fetch` of the platform.
   */
  readonly fetch: typeof globalThis.fetch
  /**
   * Answers requests with a function of the test, until `reset` or until the function that this returns is called. Of
   * several for a request, the newest counts. `times`: how often; default: always.
   *
   * @throws `OverrideOfNothing`
   */
  use(on: string, answer: UseHandler, options?: { readonly times?: number }): () => void
  /**
   * Resolves when all endpoint files are loaded. The first request to a file loads it, which takes real time: call this
   * before the test stops the clock.
   */
  ready(): Promise<void>
  /** Forgets everything that a test may have changed: overrides, log, cookies, sessions and storage; or only the parts given. */
  reset(...what: readonly ResetPart[]): Promise<void>
}

/** What a patched page needs besides. */
export interface TestHost {
  readonly app: TestApp
  /** The URL of an address that this answers; `undefined`: it is not one. */
  find(address: string | URL): URL | undefined
}

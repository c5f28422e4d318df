import type { OriginManifest } from '../../core/routes/route-manifest.ts'
import { platformFetch } from '../platform-fetch.ts'
import type { DevFailure, DevStatus, LocatedFailure, StatusQuestion } from './dev-status.ts'

/**
 * Milliseconds after which the worker continues with what it has, which may be old: the server may hang. One that was
 * stopped refuses at once, and one that is only busy answers.
 */
const statusLimit = 10_000

/** Milliseconds after which an error is shown without its place in the sources. */
const failureLimit = 1000

/** The worker's connection to the dev server: plain requests, so that a restarted worker needs no setup. */
export class DevServer {
  readonly #api: string

  constructor(api: string) {
    this.#api = api
  }

  /** `undefined` if the server does not answer in time. */
  async status(question: StatusQuestion): Promise<DevStatus | undefined> {
    try {
      return await this.#post('status', question, AbortSignal.timeout(statusLimit))
    } catch {
      return undefined
    }
  }

  /** Whether the endpoint is prerendered, according to its module in Node, which can always load it. */
  async isPrerendered(file: string): Promise<boolean> {
    try {
      const { prerendered }: { prerendered: boolean } = await this.#post('prerendered', { file })
      return prerendered
    } catch {
      return false
    }
  }

  /** The route tables of other origins, as they are now; `undefined` if the server does not answer. */
  async origins(): Promise<readonly OriginManifest[] | undefined> {
    try {
      return await this.#post('origins', {})
    } catch {
      return undefined
    }
  }

  /** Reports an error of a handler to the terminal. Resolves with its place in the sources. */
  async failed(failure: DevFailure): Promise<LocatedFailure | undefined> {
    try {
      return await this.#post('failed', failure, AbortSignal.timeout(failureLimit))
    } catch {
      return undefined
    }
  }

  /** One call of Vite's module runner protocol. */
  invoke(payload: unknown): Promise<{ result: unknown } | { error: unknown }> {
    return this.#post('invoke', payload)
  }

  async #post<Answer>(name: string, body: unknown, signal?: AbortSignal): Promise<Answer> {
    const ask = (): Promise<Response> =>
      platformFetch(this.#api + name, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
        ...(signal && { signal }),
      })
    // A connection that the server has just closed as idle: browsers do not repeat a POST by themselves.
    const response = await ask().catch(ask)
    if (!response.ok) throw new Error(`The dev server answered ${response.status} to ${this.#api}${name}.`)
    return response.json()
  }
}

import type { StowawayOptions } from '../../compiler/project/settings.ts'
import type { Client } from './create-client.ts'
import type { Refused } from './refused.ts'
import type { FormField, HostAnswer, HostRequest } from './request.ts'

/** A project that a host runs. The host works on a copy. */
export interface HostProject {
  readonly folder: string
  /** Vite's `base`. */
  readonly base: string
  readonly stowaway: StowawayOptions
}

export interface StartOptions {
  /**
   * Called for each endpoint and each entry of `redirects` that the product refuses. The host leaves it out, so that the
   * others can be asked. Without this function, the host does not start.
   */
  readonly onRefused?: ((refused: Refused) => void) | undefined
}

/** A form that a page submits. */
export interface SubmittedForm {
  readonly action: string
  readonly enctype: string
  readonly fields: readonly FormField[]
}

/** A project that runs. */
export interface Host {
  readonly origin: string
  /** Errors are shown to the author. */
  readonly isDev: boolean
  /** A worker answers, or the fallback, and what it gives to the browser is reported. */
  readonly inWorker: boolean
  /** Responses have no `set-cookie`: browsers hide it from pages, and drop it from the Responses of workers. */
  readonly hidesCookies: boolean
  /**
   * Sends one request as it is written.
   *
   * @param isLeft The worker leaves the request to the server: do not wait for its report. Default `false`.
   * @throws Error without a response
   */
  ask(request: HostRequest, isLeft?: boolean): Promise<HostAnswer>
  /** Sends requests with `fetch`, as a page does: also for streams, aborts and forms. */
  readonly client: Client
  /** Submits a form in a browser, and returns the text of the new page. */
  submit?(form: SubmittedForm): Promise<string | null>
  /** The errors that became a 500 since the last call, if the host can report them. */
  takeErrors?(): readonly unknown[]
  close(): Promise<void>
}

/** A host in a browser, with the server behind it. */
export interface BrowserHost extends Host {
  /** The paths that the server was asked for since the last call, oldest first. */
  takeRequests(): string[]
}

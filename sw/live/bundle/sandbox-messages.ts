import type { LiveBundle } from './live-bundle.ts'
import type { HostEvent } from './live-event.ts'
import type { PlainError } from './plain-error.ts'

/** A request, but for its body: that comes through a port of its own, in parts. */
export interface RequestHead {
  readonly url: string
  readonly method: string
  readonly headers: readonly (readonly [string, string])[]
  readonly credentials: RequestCredentials
  readonly hasBody: boolean
}

/** What the page says to the sandbox's worker. Each has one answer, on the port that comes with it. */
export type ToSandbox =
  | { readonly type: 'load'; readonly bundle: LiveBundle }
  | { readonly type: 'run'; readonly code: string; readonly argument: unknown }
  /** A second port brings the body, where there is one. A message on the first gives the request up. */
  | { readonly type: 'request'; readonly head: RequestHead }

export interface ResponseHead {
  readonly status: number
  readonly statusText: string
  readonly headers: readonly (readonly [string, string])[]
  /** Comes through the port that this message brings. */
  readonly hasBody: boolean
}

/** The worker's answer to one message. */
export type SandboxAnswer =
  | { readonly type: 'done'; readonly value?: unknown }
  | { readonly type: 'response'; readonly head: ResponseHead }
  | { readonly type: 'failed'; readonly error: PlainError }

/** What the worker says of its own accord. */
export type FromSandbox = { readonly type: 'ready' } | { readonly type: 'event'; readonly event: HostEvent }

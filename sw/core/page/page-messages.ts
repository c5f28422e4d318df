import type { RouteManifest } from '../routes/route-manifest.ts'

/**
 * What a page and its own worker say to each other where no service worker can exist. Plain data: it is cloned on its
 * way. Each question brings a message port, on which everything about it goes back and forth.
 */
export type ToPageWorker =
  /** The first message. Answered by `PageWorkerReady` or `PageWorkerFailed`. */
  | { readonly type: 'start'; readonly script: string; readonly scope: string }
  | { readonly type: 'ask'; readonly request: AskedRequest }

/** A request of the page, as a service worker would see it. */
export interface AskedRequest {
  readonly url: string
  readonly method: string
  readonly headers: readonly (readonly [string, string])[]
  readonly body?: ArrayBuffer
  readonly credentials: RequestCredentials
  readonly mode: string
  readonly destination: string
  readonly referrer: string
}

export type StartAnswer =
  | { readonly type: 'ready'; readonly manifest: RouteManifest }
  /** The worker script threw, or is none of ours. */
  | { readonly type: 'failed'; readonly reason: string }

/** What the worker says about one request. */
export type AskAnswer =
  | { readonly type: 'head'; readonly head: AnswerHead }
  /** Not answered by an endpoint after all: the page asks the host. */
  | { readonly type: 'passed' }
  /** The answer is a network error. */
  | { readonly type: 'error'; readonly reason: string }
  | { readonly type: 'part'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly type: 'end' }
  /** The body failed after its head was sent. */
  | { readonly type: 'broken'; readonly reason: string }

export interface AnswerHead {
  readonly status: number
  readonly statusText: string
  readonly headers: readonly (readonly [string, string])[]
  readonly hasBody: boolean
}

/** What the page says about one request: it wants the next part of the body, or nothing any more. */
export type AskControl = { readonly type: 'more' } | { readonly type: 'abort' }

/** What the worker wants of its page. */
export type ToPage =
  /** Writes each to `document.cookie`, then tells what that holds (`DocumentCookies`, on the port). */
  | { readonly type: 'cookies'; readonly write: readonly string[] }
  /** The route table is an old one: a new worker has to take over. */
  | { readonly type: 'restart' }

export interface DocumentCookies {
  readonly cookies: string
  /** The path for which they hold. */
  readonly pathname: string
}

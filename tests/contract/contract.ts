import type { StowawayOptions } from '../../compiler/project/settings.ts'
import type { SubmittedForm } from '../hosts/host.ts'
import type { PageRequest } from '../hosts/request.ts'

/**
 * Where the table is run. `dev` is the dev server asked over HTTP, `dev-worker` the same server's worker in a browser,
 * `fallback` a built project on an origin without service workers.
 */
export const hostNames = ['core', 'node', 'prerender', 'dev', 'dev-worker', 'worker', 'fallback'] as const
export type HostName = (typeof hostNames)[number]

/** The projects that the cases ask; each is a folder beside this file. */
export type ProjectName = 'project' | 'based' | 'letters'

/** What must be true of an answer. `{{origin}}` in headers and texts is the host's origin. */
export interface Expected {
  /** Default 200. */
  readonly status?: number
  /** `null`: the header must be absent. `set-cookie` is not looked at where a browser hides it. */
  readonly headers?: Readonly<Record<string, string | RegExp | null>>
  readonly text?: string | RegExp
  readonly json?: unknown
  readonly bytes?: readonly number[]
  /** The path where redirects ended. */
  readonly endsAt?: string
  /** In a worker: the worker ignores the request, and its server answers. */
  readonly leftToHost?: boolean
  /** The body fails, perhaps before the head was sent; the caller is not left with a part for the whole. */
  readonly isCut?: boolean
  /** There is no answer at all: a network error. */
  readonly noAnswer?: boolean
  /**
   * A 500 whose reason the author sees: in development's answer, and to the listener of errors. In production the
   * answer tells nothing but that it failed.
   */
  readonly failure?: string | RegExp
}

/** What an endpoint noted under an id, polled until it is so. */
export interface Noted {
  readonly id: string
  readonly events: readonly string[]
}

interface CaseBase {
  /** Unique in the table. */
  readonly name: string
  /** Default `project`. */
  readonly project?: ProjectName
  /** Where the case cannot be run, and why. What is said of the worker holds for the fallback; `null`: not that. */
  readonly skip?: Readonly<
    Partial<Record<Exclude<HostName, 'fallback'>, string>> & { readonly fallback?: string | null }
  >
  readonly notes?: Noted
}

/** One request and its answer. */
export interface ExchangeCase extends CaseBase {
  readonly request: PageRequest
  readonly expect: Expected
  /** What is different on a host; it overrides fields of `expect`. The fallback is as the worker where it is not named. */
  readonly on?: Readonly<Partial<Record<HostName, Expected>>>
}

export type Exchange = Pick<ExchangeCase, 'request' | 'expect' | 'on'>

/** Requests of one caller, each sent after the answer to the one before. */
export interface SequenceCase extends CaseBase {
  readonly sequence: readonly Exchange[]
}

/** An answer that comes in parts: each but the first is sent only after the caller has seen the one before. */
export interface StreamCase extends CaseBase {
  readonly stream: { readonly path: string; readonly gate: string; readonly parts: readonly string[] }
}

/** A caller that reads one part and goes. */
export interface CancelCase extends CaseBase {
  readonly cancel: { readonly path: string; readonly part: string }
  readonly notes: Noted
}

/** A caller that goes before there is an answer. `started` is the note that tells that the handler runs. */
export interface AbortCase extends CaseBase {
  readonly abort: { readonly path: string; readonly started: Noted }
  readonly notes: Noted
}

/** A form that is submitted by a page, as a navigation. `text` is what the new page shows. */
export interface SubmitCase extends CaseBase {
  readonly submit: SubmittedForm
  readonly shows: unknown
}

/** A request that `fetch` cannot send, and the status of its answer. */
export interface AskCase extends CaseBase {
  readonly ask: { readonly method: string; readonly path: string }
  readonly status: number
}

/** A project that is built. Either it fails with a code, or these are all the files that endpoints left. */
export interface BuildCase extends CaseBase {
  readonly build: {
    readonly files: Readonly<Record<string, string>>
    readonly options?: StowawayOptions
  }
  readonly outcome:
    | { readonly error: string; readonly names?: string }
    | { readonly written: Readonly<Record<string, string>> }
}

export type ContractCase =
  | ExchangeCase
  | SequenceCase
  | StreamCase
  | CancelCase
  | AbortCase
  | SubmitCase
  | AskCase
  | BuildCase

export interface ContractGroup {
  readonly title: string
  /** Holds for all cases of the group. */
  readonly skip?: CaseBase['skip']
  readonly cases: readonly ContractCase[]
}

/** The request part of a case that runs at request time has no meaning for a written file. */
export const noFile = { prerender: 'the endpoint runs on request, so there is no file' } as const

import { type Signal, signal } from '@preact/signals'
import type { Draft } from '../request/draft.ts'
import { ByteLog } from './byte-log.ts'
import { EventLog } from './event-log.ts'

/** Bodies are read up to here; an endpoint may answer without end. */
export const bodyLimit = 64 * 1024 * 1024

export type Phase = 'waiting' | 'reading' | 'done' | 'failed' | 'aborted'

/** What is known of an answer so far. A new object for each step. */
export interface Answer {
  readonly phase: Phase
  readonly status?: number
  readonly statusText?: string
  readonly headers: readonly (readonly [name: string, value: string])[]
  /** Milliseconds from the request to the head of the answer. */
  readonly headTime?: number
  /** Milliseconds from the request to its end. */
  readonly totalTime?: number
  /** Bytes that have arrived. */
  readonly size: number
  /** Whether the body went on after `bodyLimit`, where reading stopped. */
  readonly isCut?: boolean
  /** Whether the body made room for newer ones. */
  readonly isDropped?: boolean
  readonly error?: string
}

/** One request and its outcome. */
export interface Exchange {
  readonly id: number
  readonly draft: Draft
  /** Where it was answered. */
  readonly by: 'sandbox' | 'installed'
  readonly startedAt: number
  readonly answer: Signal<Answer>
  readonly body: ByteLog
  readonly events: EventLog
  /** Header names that the browser did not let through. */
  refused: readonly string[]
  readonly controller: AbortController
}

let lastId = 0

export function createExchange(draft: Draft, by: Exchange['by']): Exchange {
  lastId += 1
  return {
    id: lastId,
    draft,
    by,
    startedAt: Date.now(),
    answer: signal<Answer>({ phase: 'waiting', headers: [], size: 0 }),
    body: new ByteLog(bodyLimit),
    events: new EventLog(),
    refused: [],
    controller: new AbortController(),
  }
}

export const isOpen = ({ phase }: Answer): boolean => phase === 'waiting' || phase === 'reading'

export const contentTypeOf = ({ headers }: Answer): string =>
  headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? ''

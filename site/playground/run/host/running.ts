import { type Signal, signal } from '@preact/signals'
import type { Bundle } from '../../state/compiler-types.ts'
import type { Exchange } from '../response/exchange.ts'

export type RunPhase = 'idle' | 'loading' | 'ready' | 'stopped'

/** Whether the endpoints run. */
export const phase: Signal<RunPhase> = signal('idle')

/** The bundle that answers the next request. */
export const running: Signal<Bundle | undefined> = signal(undefined)

/** All requests that are kept, the newest last. */
export const exchanges: Signal<readonly Exchange[]> = signal([])

/** The one that the request panel shows. */
export const shown: Signal<Exchange | undefined> = signal(undefined)

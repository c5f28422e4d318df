import type { EngineName } from '../engine/engine.ts'
import type { LimitCode } from '../engine/limits.ts'
import { chromium } from './expectations/chromium.ts'
import { firefox } from './expectations/firefox.ts'
import { webkit } from './expectations/webkit.ts'
import type { InitiatorName } from './initiator-names.ts'
import type { Outcome } from './outcome.ts'
import type { StateName } from './states.ts'

/** Cells in which something else happens than everywhere: the worker answers, and the server gets no request. */
export interface Exception extends Outcome {
  readonly initiators: readonly InitiatorName[]
  /** All, where it is not said. */
  readonly states?: readonly StateName[]
  /** Why: a row of the table of limits. */
  readonly limit: LimitCode
}

export interface Expectations {
  readonly exceptions: readonly Exception[]
  /** States into which no test can bring the engine. */
  readonly unreachable: readonly { readonly state: StateName; readonly limit: LimitCode }[]
}

export const expectations: Readonly<Record<EngineName, Expectations>> = { chromium, firefox, webkit }

export const exceptionOf = (engine: EngineName, initiator: InitiatorName, state: StateName): Exception | undefined =>
  expectations[engine].exceptions.find(
    ({ initiators, states }) => initiators.includes(initiator) && (states?.includes(state) ?? true),
  )

/** What must come of a cell. */
export function expected(engine: EngineName, initiator: InitiatorName, state: StateName): Outcome {
  const { by = 'worker', hits = 0 } = exceptionOf(engine, initiator, state) ?? {}
  // What goes past the worker, if only at first, finds no server there.
  return state === 'offline' && hits > 0 ? { by: 'nobody', hits: 0 } : { by, hits }
}

/** Why no test can bring the engine into the state, where that is so. */
export const limitOfState = (engine: EngineName, state: StateName): LimitCode | undefined =>
  expectations[engine].unreachable.find((one) => one.state === state)?.limit

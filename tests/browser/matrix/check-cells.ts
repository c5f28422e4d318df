import type { EngineName } from '../engine/engine.ts'
import { expect } from '../engine/test.ts'
import { expected } from './expectation.ts'
import { type InitiatorName, initiatorNames } from './initiator-names.ts'
import type { Ledger } from './ledger.ts'
import type { Found, Outcome } from './outcome.ts'
import { keyOf } from './page/key-of.ts'
import type { FoundByName } from './run-cells.ts'
import type { StateName } from './states.ts'

interface Check {
  readonly engineName: EngineName
  readonly state: StateName
  readonly found: FoundByName
  readonly ledger: Ledger
  /** Of the build that must have answered. */
  readonly build?: number
}

/** Compares every cell of a state with what is expected in this engine. */
export async function checkCells({ engineName, state, found, ledger, build = 1 }: Check): Promise<void> {
  await ledger.settled()
  const outcome = (name: InitiatorName): Outcome => {
    const hits = ledger.hits(keyOf(name, state))
    const { marker } = found[name] ?? {}
    return { by: marker !== undefined ? 'worker' : hits > 0 ? 'server' : 'nobody', hits }
  }
  const otherwise = initiatorNames.flatMap((name) => {
    const { marker, problem = 'not run' }: Found = found[name] ?? {}
    const seen = inWords(outcome(name))
    const right = inWords(expected(engineName, name, state))
    if (marker !== undefined && !marker.includes(`of build ${build} `)) return [`${name}: answered by ${marker}`]
    return seen === right ? [] : [`${name}: ${seen}, not ${right}${marker === undefined ? ` (${problem})` : ''}`]
  })
  // One list of all cells that differ reads better than an assertion for each.
  expect.soft(otherwise, `cells of ${state}`).toEqual([])
  const keys = new Set(initiatorNames.map((name) => keyOf(name, state)))
  expect.soft(ledger.strays(keys), `other requests for endpoints × ${state}`).toEqual([])
}

const inWords = ({ by, hits }: Outcome): string => `${by}, ${hits} at the server`

/** The workers that answered, each as often as it did. */
export const answerers = (found: FoundByName): string[] =>
  Object.values(found).flatMap(({ marker }) => (marker === undefined ? [] : [marker]))

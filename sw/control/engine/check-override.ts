import type { OverrideOptions } from '../protocol/override.ts'
import { checkAnswer, invalid } from './check-answer.ts'
import { checkPatch } from './check-patch.ts'
import { alternatives, isNumber, isOneOf, isRecord, isWhole, mostPatience, unknownName } from './check-values.ts'

const faults = ['network-error', 'offline', 'timeout'] as const
const effects = ['answer', 'patch', 'fault', 'delay', 'bytesPerSecond'] as const
const names = [...effects, 'rate', 'times', 'tab']

/** The options of an override, which may come from anywhere. @throws `OverrideInvalid` */
export function checkOverride(given: unknown): OverrideOptions {
  if (!isRecord(given)) throw invalid('its options are no object')
  const unknown = unknownName(given, names)
  if (unknown !== undefined) throw invalid(`it has an unknown option "${unknown}". There are: ${names.join(', ')}`)
  const { tab, times, delay, bytesPerSecond, rate, answer, patch, fault } = given
  if (tab !== undefined && tab !== 'own') throw invalid('"tab" can only be "own"')
  if (times !== undefined && !isWhole(times, 1)) throw invalid('"times" is not a whole number from 1')
  if (delay !== undefined && !isDelay(delay)) {
    throw invalid(`"delay" is no time up to ${mostPatience} ms, range of such times, "real" or "infinite"`)
  }
  if (bytesPerSecond !== undefined && !isNumber(bytesPerSecond, 1)) {
    throw invalid('"bytesPerSecond" is not a number from 1')
  }
  if (rate !== undefined && !isNumber(rate, 0, 1)) throw invalid('"rate" is not a number from 0 to 1')
  if (fault !== undefined && !isOneOf(fault, faults)) throw invalid(`"fault" is not ${alternatives(faults)}`)
  if (patch !== undefined) checkPatch(patch)
  if (answer !== undefined) checkAnswer(answer)
  if (fault !== undefined && (answer !== undefined || patch !== undefined)) {
    throw invalid('a fault comes without an answer and a patch')
  }
  if (effects.every((name) => given[name] === undefined)) {
    throw invalid(`it changes nothing without one of ${alternatives(effects)}`)
  }
  // Every part was looked at.
  return given as OverrideOptions
}

const isTime = (value: unknown): value is number => isNumber(value, 0, mostPatience)

function isDelay(value: unknown): boolean {
  if (!Array.isArray(value)) return value === 'real' || value === 'infinite' || isTime(value)
  const [least, most]: readonly unknown[] = value
  return value.length === 2 && isTime(least) && isTime(most) && least <= most
}

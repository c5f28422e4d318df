import { controlError } from '../../core/errors/control-errors.ts'
import type { JsonPatch } from '../protocol/json-patch.ts'
import type { FixedAnswer, OverrideOptions } from '../protocol/override.ts'

/** The options of an override, which may come from anywhere. @throws `OverrideInvalid` */
export function checkOverride(given: unknown): OverrideOptions {
  if (!isRecord(given)) throw invalid('its options are no object')
  const { tab, times, delay, bytesPerSecond, rate, answer, patch, fault } = given
  const known = ['tab', 'times', 'delay', 'bytesPerSecond', 'rate', 'answer', 'patch', 'fault']
  const unknown = Object.keys(given).find((name) => !known.includes(name))
  if (unknown !== undefined) throw invalid(`it has an unknown option "${unknown}". There are: ${known.join(', ')}`)
  if (tab !== undefined && tab !== 'own') throw invalid('"tab" can only be "own"')
  if (times !== undefined && !isNumber(times, 1)) throw invalid('"times" is not a number from 1')
  if (delay !== undefined && !isDelay(delay)) throw invalid('"delay" is no time, range of times, "real" or "infinite"')
  if (bytesPerSecond !== undefined && !isNumber(bytesPerSecond, 1))
    throw invalid('"bytesPerSecond" is not a number from 1')
  if (rate !== undefined && !(isNumber(rate, 0) && Number(rate) <= 1))
    throw invalid('"rate" is not a number from 0 to 1')
  if (fault !== undefined && !['network-error', 'offline', 'timeout'].includes(String(fault))) {
    throw invalid('"fault" is not "network-error", "offline" or "timeout"')
  }
  if (patch !== undefined) checkPatch(patch)
  if (answer !== undefined) checkAnswer(answer)
  if ([answer, patch, fault].filter((one) => one !== undefined).length > 1 && !(answer && patch)) {
    throw invalid('a fault comes without an answer and a patch')
  }
  // Every part was looked at.
  return given as OverrideOptions
}

function checkAnswer(given: unknown): asserts given is FixedAnswer {
  if (!isRecord(given)) throw invalid('"answer" is no object')
  const { status = 200, headers = {}, json, text, base64 } = given
  if (!isNumber(status, 200) || Number(status) > 599) throw invalid('"status" is not a number from 200 to 599')
  const bodies = [json, text, base64].filter((one) => one !== undefined)
  if (bodies.length > 1) throw invalid('an answer has one of "json", "text" and "base64"')
  if (bodies.length > 0 && [204, 205, 304].includes(Number(status)))
    throw invalid(`an answer with ${status} has no body`)
  try {
    new Headers(headers as HeadersInit)
  } catch (error) {
    throw invalid(`"headers" are not valid (${error instanceof Error ? error.message : error})`)
  }
  if (text !== undefined && typeof text !== 'string') throw invalid('"text" is no text')
  if (base64 !== undefined && !(typeof base64 === 'string' && /^[A-Za-z\d+/]*={0,2}$/.test(base64))) {
    throw invalid('"base64" is not Base64')
  }
}

function checkPatch(given: unknown): asserts given is JsonPatch {
  const ops = ['add', 'remove', 'replace', 'move', 'copy', 'test']
  const isFine = (one: unknown): boolean =>
    isRecord(one) &&
    ops.includes(String(one.op)) &&
    typeof one.path === 'string' &&
    (one.path === '' || one.path.startsWith('/'))
  if (!Array.isArray(given) || !given.every(isFine)) throw invalid('"patch" is not a list of JSON patch operations')
}

export const invalid = (reason: string): Error => controlError('OverrideInvalid', { reason })

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isNumber = (value: unknown, least: number): boolean =>
  typeof value === 'number' && Number.isFinite(value) && value >= least

const isDelay = (value: unknown): boolean =>
  value === 'real' ||
  value === 'infinite' ||
  isNumber(value, 0) ||
  (Array.isArray(value) && value.length === 2 && value.every((one) => isNumber(one, 0)) && value[0] <= value[1])

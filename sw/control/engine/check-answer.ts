import { controlError } from '../../core/errors/control-errors.ts'
import type { FixedAnswer } from '../protocol/override.ts'
import { isRecord, isWhole, unknownName } from './check-values.ts'

const names = ['status', 'headers', 'json', 'text', 'base64']

/** An answer as data, which may come from anywhere. @throws `OverrideInvalid` */
export function checkAnswer(given: unknown): asserts given is FixedAnswer {
  if (!isRecord(given)) throw invalid('"answer" is no object')
  const unknown = unknownName(given, names)
  if (unknown !== undefined) throw invalid(`an answer has no "${unknown}". It has: ${names.join(', ')}`)
  const { status = 200, headers = {}, json, text, base64 } = given
  if (!isWhole(status, 200, 599)) throw invalid('"status" is not a number from 200 to 599')
  const bodies = [json, text, base64].filter((one) => one !== undefined)
  if (bodies.length > 1) throw invalid('an answer has one of "json", "text" and "base64"')
  if (bodies.length > 0 && [204, 205, 304].includes(status)) throw invalid(`an answer with ${status} has no body`)
  checkHeaders(headers)
  if (text !== undefined && typeof text !== 'string') throw invalid('"text" is no text')
  if (base64 !== undefined && !isBase64(base64)) throw invalid('"base64" is not Base64')
}

function checkHeaders(given: unknown): void {
  if (!isRecord(given)) throw invalid('"headers" is no object')
  for (const [name, value] of Object.entries(given)) {
    if (typeof value !== 'string') throw invalid(`"headers" has a "${name}" that is no text`)
    try {
      new Headers([[name, value]])
    } catch (error) {
      throw invalid(`"headers" has a "${name}" that is not valid (${error instanceof Error ? error.message : error})`)
    }
  }
}

function isBase64(given: unknown): boolean {
  if (typeof given !== 'string' || !/^[A-Za-z\d+/]*={0,2}$/.test(given)) return false
  try {
    atob(given)
    return true
  } catch {
    return false
  }
}

export const invalid = (reason: string): Error => controlError('OverrideInvalid', { reason })

import { compilerError } from '../../sw/core/errors/compiler-errors.ts'
import { nearNames } from './near-names.ts'

/** Throws where a value is not allowed. `name` is the option's, for the error: `session.ttl`. */
export type Check = (value: unknown, name: string) => void

/** `allowed` finishes the sentence "Allowed is …"; `names` are the allowed words, to find the one that was meant. */
export function check(allowed: string, isAllowed: (value: unknown) => boolean, names: readonly string[] = []): Check {
  return (value, name) => {
    if (isAllowed(value)) return
    const near = typeof value === 'string' ? nearNames(value, names) : []
    throw compilerError('InvalidOption', { name, value: shown(value), allowed, near })
  }
}

/** One of a few values; an explanation follows each that needs one. */
export function oneOf(values: ReadonlyMap<unknown, string>): Check {
  const allowed = [...values].map(([value, text]) => JSON.stringify(value) + (text === '' ? '' : ` (${text})`))
  const names = [...values.keys()].filter((value) => typeof value === 'string')
  return check(allowed.join(' or '), (value) => values.has(value), names)
}

/** An object of known fields, each of them optional; or one of the `others`. */
export function fields(checks: Readonly<Record<string, Check>>, others: readonly unknown[] = []): Check {
  const names = Object.keys(checks)
  const either = others.map((value) => `${JSON.stringify(value)} or `).join('')
  const isObject = check(`${either}an object with ${names.join(', ')}`, isRecord)
  return (value, name) => {
    if (others.includes(value)) return
    isObject(value, name)
    checkFields(value, checks, `${name}.`)
  }
}

/** Checks each field of an object, and that it is known. `path` stands before the names of fields: `session.`. */
export function checkFields(value: unknown, checks: Readonly<Record<string, Check>>, path = ''): void {
  if (!isRecord(value)) return
  const known = Object.keys(checks)
  for (const [field, content] of Object.entries(value)) {
    const fieldCheck = Object.hasOwn(checks, field) ? checks[field] : undefined
    if (fieldCheck === undefined) {
      throw compilerError('UnknownOption', { name: path + field, known, near: nearNames(field, known) })
    }
    if (content !== undefined) fieldCheck(content, path + field)
  }
}

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const isText = (value: unknown): value is string => typeof value === 'string' && value !== ''

export const flag: Check = check('true or false', (value) => typeof value === 'boolean')
export const text: Check = check('text', isText)
export const texts: Check = check('text, or a list of texts', (value) => [value].flat().every(isText))

/** A value as the author wrote it, cut where it is long. */
function shown(value: unknown): string {
  const written = typeof value === 'function' ? 'a function' : (JSON.stringify(value) ?? String(value))
  return written.length > 80 ? `${written.slice(0, 79)}…` : written
}

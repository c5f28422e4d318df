import type { Definition } from './definition.ts'

const place = Symbol.for('stowaway.data')

/**
 * All collections of this script, by name. Endpoints in development have their own copies of all modules, so it is not a
 * variable of this one.
 */
export function definitions(): Map<string, Definition> {
  const known: unknown = Reflect.get(globalThis, place)
  if (known instanceof Map) return known
  const made = new Map<string, Definition>()
  Reflect.set(globalThis, place, made)
  return made
}

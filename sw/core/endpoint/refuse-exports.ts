import { exportError } from '../errors/export-errors.ts'
import type { EndpointModule } from './endpoint-module.ts'

/** What an endpoint may export a handler for; other methods have a handler too, under their own names. */
export const knownMethods = [
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'OPTIONS',
  'TRACE',
  'CONNECT',
  'QUERY',
  'ALL',
  // Answers WebSockets.
  'WS',
]

/**
 * Refuses functions whose names are almost those of handlers. For hosts of authors: a build has asked.
 *
 * @throws `HandlerMisspelled`, `MethodMisspelled`
 */
export function refuseExports<Module extends EndpointModule>(module: Module, file: string): Module {
  for (const name of Object.keys(module)) {
    if (typeof module[name] !== 'function' || knownMethods.includes(name) || name === name.toLowerCase()) continue
    const upper = name.toUpperCase()
    if (name !== upper && knownMethods.includes(upper)) {
      throw exportError('HandlerMisspelled', { file, name, method: upper }, { file })
    }
    const method = name === upper ? knownMethods.find((known) => isOneLetterOff(name, known)) : undefined
    if (method !== undefined) throw exportError('MethodMisspelled', { file, name, method }, { file })
  }
  return module
}

/** Whether a name has one letter more or less than another. A changed one may make another word: `SET`. */
function isOneLetterOff(name: string, other: string): boolean {
  const [long, short] = name.length > other.length ? [name, other] : [other, name]
  if (long.length !== short.length + 1) return false
  return Array.from(long, (_, index) => long.slice(0, index) + long.slice(index + 1)).includes(short)
}

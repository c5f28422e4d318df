import { sessionError } from '../errors/session-errors.ts'
import { deserialise } from './deserialise.ts'
import { serialise } from './serialise.ts'

/**
 * Copies a value for `session.set`, so that later changes of the original are not stored. Throws
 * `SessionStorageSaveError` for a value that cannot be stored.
 */
export function copyValue(key: string, value: unknown): unknown {
  try {
    return deserialise(serialise(value))
  } catch (cause) {
    const place = cause instanceof TypeError ? `: ${cause.message}` : ''
    throw sessionError(
      'SessionStorageSaveError',
      {
        reason: `The session data for ${key} could not be serialized${place}.`,
        advice:
          'A session stores plain objects and arrays, strings, numbers, bigints, Date, Map, Set, RegExp, URL and typed arrays. Store the data of other objects, not the objects.',
      },
      { cause },
    )
  }
}

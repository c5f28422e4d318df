import { sessionError } from '../errors/session-errors.ts'
import { deserialise } from './deserialise.ts'
import { serialise } from './serialise.ts'

/**
 * A copy of what `session.set` was given, so that later changes of the original are not kept, and what cannot be kept
 * is known at once: throws `SessionStorageSaveError`.
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
          'A session keeps plain objects and arrays, text, numbers, bigints, Date, Map, Set, RegExp, URL and typed arrays. Keep the values that a function or an instance of a class is made of instead.',
      },
      { cause },
    )
  }
}

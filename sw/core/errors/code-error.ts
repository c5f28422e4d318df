import { type ErrorPlace, StowawayError } from './stowaway-error.ts'

/** Characters of one argument: some are lists of files. */
const limit = 1000

/**
 * Replaces the catalogue's factories in scripts for visitors, which have none of its texts. The message is the
 * code with the arguments: `HandlerTimedOut (method: GET, address: /a, seconds: 30)`.
 */
export function codeError<Code extends string>(
  code: Code,
  args: Readonly<Record<string, unknown>> = {},
  place: ErrorPlace = {},
): StowawayError<Code> {
  const given = Object.entries(args).flatMap(([name, value = '']) => {
    const text = String(value).trim().slice(0, limit)
    return text === '' ? [] : [`${name}: ${text}`]
  })
  const message = given.length > 0 ? `${code} (${given.join(', ')})` : code
  const hint = `For its text, run "stowaway dev" and open @stowaway/errors#${code.toLowerCase()} below its address.`
  return new StowawayError(code, { message, hint }, place)
}

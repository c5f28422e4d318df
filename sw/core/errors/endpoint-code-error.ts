import { astroMessages } from './astro-messages.ts'
import { codeError } from './code-error.ts'
import { StowawayError } from './stowaway-error.ts'

const messages: Readonly<Record<string, string>> = astroMessages

/** `codeError` for the errors of endpoints. Messages in Astro's words stay: their cause has the code and arguments. */
export const endpointCodeError: typeof codeError = (code, args, place) => {
  const error = codeError(code, args, place)
  const message = messages[code]
  if (message === undefined) return error
  return new StowawayError(code, { message, hint: error.hint }, { cause: error.message, ...place })
}

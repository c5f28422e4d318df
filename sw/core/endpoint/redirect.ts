import { endpointError } from '../errors/endpoint-errors.ts'
import { trimCharacters } from '../names/trim-characters.ts'

// biome-ignore lint/suspicious/noControlCharactersInRegex: this finds control characters
const control = /[\0-\u0008\n-\u001f\u007f]/

/**
 * A redirect to `location`, sent as given. A status other than 3xx is sent too (Astro reference, "redirect").
 * Characters that a header cannot hold are percent-encoded, where Astro fails. Throws `InvalidRedirectLocation` for
 * control characters, which could start another header.
 */
export function redirect(location: string | URL, status = 302): Response {
  return new Response(null, { status, headers: { location: toHeaderText(String(location)) } })
}

function toHeaderText(given: string): string {
  // A header drops white space at its ends, so it is safe there.
  const text = trimCharacters(given, ' \t\r\n')
  if (control.test(text)) throw endpointError('InvalidRedirectLocation', { location: text })
  return text.toWellFormed().replaceAll(/[^\0-\u007f]+/g, (part) => encodeURIComponent(part))
}

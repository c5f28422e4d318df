import { endpointError } from '../errors/endpoint-errors.ts'

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not pass
const control = /[\0-\u0008\n-\u001f\u007f]/

/**
 * A redirect to `location`, sent as given; a status other than 3xx is sent too (Astro reference, "redirect"). Characters
 * that a header cannot carry are percent-encoded, where Astro fails. Throws `InvalidRedirectLocation` for control
 * characters, which could end the header and start another.
 */
export function redirect(location: string | URL, status = 302): Response {
  return new Response(null, { status, headers: { location: toHeaderText(String(location)) } })
}

function toHeaderText(given: string): string {
  // What a header drops at its ends does no harm.
  const text = given.replace(/^[\t\n\r ]+|[\t\n\r ]+$/g, '')
  if (control.test(text)) throw endpointError('InvalidRedirectLocation', { location: text })
  return text.toWellFormed().replaceAll(/[^\0-\u00ff]+/g, (part) => encodeURIComponent(part))
}

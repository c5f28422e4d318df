/**
 * A redirect to `location`, sent as given; a status other than 3xx is sent too (Astro reference, "redirect"). Characters
 * that a header cannot carry are percent-encoded, where Astro fails.
 */
export function redirect(location: string | URL, status = 302): Response {
  return new Response(null, { status, headers: { location: toHeaderText(String(location)) } })
}

function toHeaderText(text: string): string {
  return text.toWellFormed().replaceAll(/[^\0-\u00ff]+/g, (part) => encodeURIComponent(part))
}

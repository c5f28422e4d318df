/**
 * A 404 page without the script for pages that came from the server: here it would only ask the worker again. Hosts
 * rewrite HTML, so quotes, attributes and case may differ from what the build wrote.
 */
export function withoutVisitScript(html: string): string {
  return html.replace(/<script\b[^<>]*>\s*<\/script\s*>/gi, (tag) => (tag.includes('/stowaway-404.js') ? '' : tag))
}

import type { RedirectMatch } from './app.ts'
import type { Scope } from './scope.ts'

/** The answer of an entry of the `redirects` option. Only apps with that part match one. */
export function redirectOf({ manifest, parts }: Scope, match: RedirectMatch, method: string): Response {
  return parts.configRedirect?.(manifest, match.redirect, match.params, method) ?? Response.error()
}

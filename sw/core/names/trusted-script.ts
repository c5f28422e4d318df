/** The part of Trusted Types that we use. TypeScript's `lib` does not have it. */
interface Policy {
  createScriptURL(url: string): unknown
}
interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): Policy
}

/** Scripts of this package that run in one page share the policy: its name can be taken only once. */
const key = Symbol.for('stowaway.policy')

/**
 * The address of one of our scripts, as pages with `require-trusted-types-for 'script'` want it: from a policy called
 * `stowaway`, which accepts addresses of this origin only.
 *
 * @throws TypeError for an address of another origin
 */
export function trustedScript(url: string): string {
  // As the platform defines it, and as it is set here.
  const page = globalThis as { readonly trustedTypes?: TrustedTypes; [key]?: Policy | undefined }
  try {
    page[key] ??= page.trustedTypes?.createPolicy('stowaway', { createScriptURL })
  } catch {
    // The content security policy lists others.
  }
  // The APIs take it in place of a text.
  return page[key] ? (page[key].createScriptURL(url) as string) : url
}

function createScriptURL(url: string): string {
  if (new URL(url, location.href).origin === location.origin) return url
  throw new TypeError(url)
}

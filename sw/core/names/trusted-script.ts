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
  const policy = scriptPolicy()
  // The APIs take it in place of a text.
  return policy === undefined ? url : (policy.createScriptURL(url) as string)
}

function scriptPolicy(): Policy | undefined {
  // As the platform defines it.
  const types = Reflect.get(globalThis, 'trustedTypes') as TrustedTypes | undefined
  if (types === undefined) return undefined
  try {
    // Set below.
    const policy =
      (Reflect.get(globalThis, key) as Policy | undefined) ?? types.createPolicy('stowaway', { createScriptURL })
    Reflect.set(globalThis, key, policy)
    return policy
  } catch {
    console.warn('[stowaway] The content security policy lists other trusted-types. Add: trusted-types stowaway')
    return undefined
  }
}

function createScriptURL(url: string): string {
  if (new URL(url, location.href).origin === location.origin) return url
  throw new TypeError(`${url} is not of ${location.origin}.`)
}

/**
 * What a bundle's host offers to it, by specifier: the package's public entries that endpoints use, and what each
 * exports, so that an import of anything else is told before it runs.
 */
export const offeredExports: Readonly<Record<string, readonly string[]>> = {
  stowaway: [
    'StowawayError',
    'bodyStream',
    'createApp',
    'createManifest',
    'createMemoryDriver',
    'createSessions',
    'eventStream',
    'explainMatch',
    'json',
    'rangeResponse',
  ],
  'stowaway/middleware': ['defineMiddleware', 'sequence'],
  'astro:middleware': ['defineMiddleware', 'sequence'],
  'stowaway/storage': ['storage', 'useStorage'],
}

/** A module that reads what the host offers; `stowaway` is the parameter of the bundle's function. */
export function offeredModule(specifier: string): string {
  const names = (Object.hasOwn(offeredExports, specifier) ? offeredExports[specifier] : undefined) ?? []
  const offer = `stowaway[${JSON.stringify(specifier)}]`
  return names.map((name) => `export const ${name} = ${offer}.${name}`).join('\n')
}

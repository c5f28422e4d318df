/**
 * What a bundle's host offers to it, by specifier: the package's public entries that endpoints use, and what each
 * exports, so that any other import is an error before the code runs.
 */
export const offeredExports: Readonly<Record<string, readonly string[]>> = {
  stowaway: [
    'StowawayError',
    'bodyStream',
    'bypass',
    'clientsOf',
    'createApp',
    'createManifest',
    'createMemoryDriver',
    'createSessions',
    'delay',
    'eventStream',
    'explainMatch',
    'json',
    'networkError',
    'passthrough',
    'rangeResponse',
  ],
  'stowaway/middleware': ['defineMiddleware', 'sequence'],
  'astro:middleware': ['defineMiddleware', 'sequence'],
  'stowaway/storage': ['storage', 'useStorage'],
}

/** The source of a module that reads the host's exports from `stowaway`, the parameter of the bundle's function. */
export function offeredModule(specifier: string): string {
  const names = (Object.hasOwn(offeredExports, specifier) ? offeredExports[specifier] : undefined) ?? []
  const offer = `stowaway[${JSON.stringify(specifier)}]`
  return names.map((name) => `export const ${name} = ${offer}.${name}`).join('\n')
}

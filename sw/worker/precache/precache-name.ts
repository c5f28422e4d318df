/** How the names of all our caches of kept files begin. */
export const precachePrefix = 'stowaway-precache-'

/** The cache of one site's kept files. Scope in the name: several sites on one origin never share entries. */
export const precacheName = (scope: string): string => precachePrefix + scope

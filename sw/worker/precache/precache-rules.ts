import type { PrecacheRules } from '../add-routing-rules.ts'

/** Lets the browser answer from the cache of this name. */
export const precacheRules =
  (cacheName: string): PrecacheRules =>
  (paths) => [
    // The cache handles neither ranges nor HEAD.
    { condition: { or: [{ requestDestination: 'audio' }, { requestDestination: 'video' }] }, source: 'fetch-event' },
    { condition: { or: paths.map((path) => ({ ...path, requestMethod: 'GET' })) }, source: { cacheName } },
  ]

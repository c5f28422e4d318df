import type { Exception } from '../expectation.ts'

/** What the standards ask of every engine. */
export const everywhere: readonly Exception[] = [
  { initiators: ['address bar'], states: ['first load'], by: 'worker', hits: 1, limit: 'first-address' },
  { initiators: ['object', 'embed'], by: 'server', hits: 1, limit: 'object-embed' },
  {
    initiators: ['fetch in a sandboxed frame', 'fetch in a data: frame'],
    by: 'server',
    hits: 1,
    limit: 'opaque-frame',
  },
]

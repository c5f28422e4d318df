import type { Expectations } from '../expectation.ts'
import { everywhere } from './everywhere.ts'

export const webkit: Expectations = {
  exceptions: [
    ...everywhere,
    { initiators: ['XMLHttpRequest, synchronous'], by: 'server', hits: 1, limit: 'sync-xhr' },
    {
      initiators: ['synchronous XMLHttpRequest in a worker', 'importScripts in a worker'],
      by: 'server',
      hits: 1,
      limit: 'sync-in-worker',
    },
    {
      initiators: ['nested worker script', 'fetch in a nested worker'],
      by: 'server',
      hits: 1,
      limit: 'nested-worker',
    },
    { initiators: ['link with the download attribute'], by: 'server', hits: 1, limit: 'download-attribute' },
    { initiators: ['fetch with a streamed body'], by: 'nobody', hits: 0, limit: 'streamed-body' },
    { initiators: ['prefetch'], by: 'nobody', hits: 0, limit: 'no-prefetch' },
    { initiators: ['speculation rules prefetch'], by: 'nobody', hits: 0, limit: 'no-speculation-rules' },
  ],
  unreachable: [
    { state: 'hard reload', limit: 'no-hard-reload' },
    { state: 'killed worker', limit: 'no-worker-end' },
  ],
}

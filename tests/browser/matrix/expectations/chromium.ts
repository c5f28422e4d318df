import type { Expectations } from '../expectation.ts'
import { everywhere } from './everywhere.ts'

export const chromium: Expectations = {
  exceptions: [
    ...everywhere,
    { initiators: ['reload'], states: ['hard reload'], by: 'worker', hits: 1, limit: 'reload-past-worker' },
    { initiators: ['XMLHttpRequest, synchronous'], by: 'server', hits: 1, limit: 'sync-xhr' },
    {
      initiators: ['fetch in an about:blank frame', 'fetch in a blob: frame'],
      by: 'server',
      hits: 1,
      limit: 'blob-frame',
    },
    { initiators: ['link with the download attribute'], by: 'server', hits: 1, limit: 'download-attribute' },
    {
      initiators: ['audio', 'video', 'speculation rules prefetch'],
      states: ['hidden tab'],
      by: 'nobody',
      hits: 0,
      limit: 'hidden-tab-waits',
    },
  ],
  unreachable: [],
}

import type { Expectations } from '../expectation.ts'
import { everywhere } from './everywhere.ts'

export const firefox: Expectations = {
  exceptions: [
    ...everywhere,
    { initiators: ['fetch keepalive', 'fetch keepalive POST'], by: 'server', hits: 1, limit: 'keepalive' },
    {
      initiators: ['fetch in a sandboxed srcdoc frame of the same origin'],
      by: 'server',
      hits: 1,
      limit: 'sandboxed-srcdoc',
    },
    { initiators: ['fetch in a blob: shared worker'], by: 'server', hits: 1, limit: 'blob-shared-worker' },
    { initiators: ['ping of a link'], by: 'nobody', hits: 0, limit: 'no-ping' },
    { initiators: ['speculation rules prefetch'], by: 'nobody', hits: 0, limit: 'no-speculation-rules' },
  ],
  unreachable: [],
}

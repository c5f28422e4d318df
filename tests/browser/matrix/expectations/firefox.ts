import type { Expectations } from '../expectation.ts'
import { everywhere } from './everywhere.ts'

export const firefox: Expectations = {
  exceptions: [
    ...everywhere,
    { initiators: ['reload'], states: ['hard reload'], by: 'worker', hits: 1, limit: 'reload-past-worker' },
    { initiators: ['iframe'], states: ['hard reload'], by: 'worker', hits: 1, limit: 'frame-of-hard-reload' },
    { initiators: ['fetch keepalive', 'fetch keepalive POST'], by: 'server', hits: 1, limit: 'keepalive' },
    {
      initiators: ['fetch in a sandboxed srcdoc frame of the same origin'],
      by: 'server',
      hits: 1,
      limit: 'sandboxed-srcdoc',
    },
    { initiators: ['fetch in a blob: shared worker'], by: 'server', hits: 1, limit: 'blob-shared-worker' },
    { initiators: ['import in a blob: module worker'], by: 'server', hits: 1, limit: 'blob-module-worker' },
    { initiators: ['ping of a link'], by: 'nobody', hits: 0, limit: 'no-ping' },
    { initiators: ['speculation rules prefetch'], by: 'nobody', hits: 0, limit: 'no-speculation-rules' },
  ],
  unreachable: [],
}

export type { ReceivedOptions } from './testing/received/wanted-request.ts'
export {} from './testing/vitest/not-set-up.ts'

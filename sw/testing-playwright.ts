export { ControlFailed } from './control/page/send-command.ts'
export type { Api } from './testing/playwright/api.ts'
export { expect, type ReceivedOptions } from './testing/playwright/expect.ts'
export { test } from './testing/playwright/test.ts'

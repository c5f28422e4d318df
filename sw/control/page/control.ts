import { type Control, createPageControl } from './create-page-control.ts'
import { sendCommand } from './send-command.ts'

/**
 * Controls the endpoints of this page's project: in development, and in builds with the option `control`.
 *
 * @example
 * await control.override('GET /api/orders', { answer: { status: 404 }, times: 1 })
 */
export const control: Control = createPageControl((name, given) =>
  sendCommand(import.meta.env?.BASE_URL ?? '/', name, given),
)

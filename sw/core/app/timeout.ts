import { endpointError } from '../errors/endpoint-errors.ts'

/** Milliseconds, or `false` for no limit. */
export type Timeout = number | false

/** The longest delay that timers in browsers and in Node support. */
const longest = 2 ** 31 - 1

/** @throws `InvalidTimeout` */
export function checkTimeout(value: unknown, file?: string): asserts value is Timeout | undefined {
  if (value === undefined || value === false) return
  if (typeof value === 'number' && value > 0 && value <= longest) return
  throw endpointError(
    'InvalidTimeout',
    { value: String(value), ...(file && { file }) },
    file === undefined ? {} : { file },
  )
}

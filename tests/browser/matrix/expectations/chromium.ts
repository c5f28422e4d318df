import type { Expectations } from '../expectation.ts'

export const chromium: Expectations = {
  exceptions: [],
  unreachable: [],
}

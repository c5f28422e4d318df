import type { Expectations } from '../expectation.ts'

export const webkit: Expectations = {
  exceptions: [],
  unreachable: [],
}

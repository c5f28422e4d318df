import type { Expectations } from '../expectation.ts'

export const firefox: Expectations = {
  exceptions: [],
  unreachable: [],
}

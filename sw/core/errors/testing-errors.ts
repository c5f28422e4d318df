import type { ErrorEntry } from './error-entry.ts'
import { type ErrorFactory, errorFactory } from './stowaway-error.ts'

/** Errors of `stowaway/testing`. */
export const testingErrors = {
  TestProjectMissing: {
    message: () => 'The tests do not know which project they are of.',
    hint: () =>
      'Add stowaway() to the plugins of the configuration that Vitest reads. Another test runner starts with startTestApp() of stowaway/testing/node.',
  },
  TestsNotSetUp: {
    message: () => 'The endpoints do not answer in this test: nothing has set them up.',
    hint: () =>
      'Add "stowaway/testing/setup" to test.setupFiles in the configuration of Vitest, or call createTestApp().',
  },
} as const satisfies Record<string, ErrorEntry>

export const testingError: ErrorFactory<typeof testingErrors> = errorFactory(testingErrors)

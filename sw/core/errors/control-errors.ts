import type { ErrorEntry } from './error-entry.ts'
import { type ErrorFactory, errorFactory } from './stowaway-error.ts'

/** Errors of the control protocol, for whoever writes tests and scripts. */
export const controlErrors = {
  CommandInvalid: {
    message: ({ reason }: { reason: string }) => `The command cannot be understood: ${reason}.`,
    hint: () => 'Use the functions of stowaway/control or of the test fixtures, which send commands in the right form.',
  },
  OverrideInvalid: {
    message: ({ reason }: { reason: string }) => `The override is wrong: ${reason}. Nothing was changed.`,
    hint: () => 'Correct its options. The page "Control" of the documentation lists them.',
  },
  OverrideOfNothing: {
    message: ({ on, near }: { on: string; near: string }) =>
      `No endpoint answers ${on}, so nothing can be overridden there.${near === '' ? '' : ` Did you mean ${near}?`}`,
    hint: () =>
      'Use the path of an endpoint, its route as in the file name (/api/users/[id]), or a pattern with * (/api/*).',
  },
  PatchDoesNotFit: {
    message: ({ path }: { path: string }) =>
      `The JSON patch does not fit the endpoint's answer at ${path === '' ? 'its root: that is not JSON' : path}.`,
    hint: () => 'Compare the paths of the patch with the JSON that the endpoint returns, or remove the override.',
  },
  SnapshotInvalid: {
    message: () => 'This is not a snapshot of the data.',
    hint: () => 'Pass what snapshot() has returned.',
  },
} as const satisfies Record<string, ErrorEntry>

export const controlError: ErrorFactory<typeof controlErrors> = errorFactory(controlErrors)

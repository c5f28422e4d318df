import type { ErrorEntry } from './error-entry.ts'
import { type ErrorFactory, errorFactory } from './stowaway-error.ts'

/** Errors of stories in Storybook. */
export const storyErrors = {
  StorySettingsInvalid: {
    message: ({ reason }: { reason: string }) => `The parameter "stowaway" of this story is wrong: ${reason}.`,
    hint: () =>
      'It has overrides (a list), reset (a list), seed and onUnhandledRequest. The page "Storybook" of the documentation has examples.',
  },
} as const satisfies Record<string, ErrorEntry>

export const storyError: ErrorFactory<typeof storyErrors> = errorFactory(storyErrors)

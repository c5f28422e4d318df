import type { ErrorEntry } from './error-entry.ts'
import { type ErrorFactory, errorFactory } from './stowaway-error.ts'

/** What is wrong with the variables of `astro:env`. */
export const envErrors = {
  EnvInvalidVariables: {
    message: ({ problems }: { problems: readonly string[] }) =>
      `Variables do not fit the schema of astro:env: ${problems.join('; ')}.`,
    hint: () => 'Set them in .env or in the environment, or correct env.schema.',
  },
} as const satisfies Record<string, ErrorEntry>

export const envError: ErrorFactory<typeof envErrors> = errorFactory(envErrors)

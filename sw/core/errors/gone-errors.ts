import type { ErrorEntry } from './error-entry.ts'
import { type ErrorFactory, errorFactory } from './stowaway-error.ts'

/** What a visitor without a network reads. So these texts are in every worker that keeps files. */
export const goneErrors = {
  OfflineFileGone: {
    message: ({ path }: { path: string }) =>
      `${path} is a file of this site, but this browser has no copy of it, and the host could not be reached.`,
    hint: () => 'Open it again with a network: then missing files are fetched and stored.',
  },
} as const satisfies Record<string, ErrorEntry>

export const goneError: ErrorFactory<typeof goneErrors> = /* @__PURE__ */ errorFactory(goneErrors)

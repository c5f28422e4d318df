import type { ErrorEntry } from './error-entry.ts'
import { type ErrorFactory, errorFactory } from './stowaway-error.ts'

export interface PathArgs {
  readonly route: string
  /** The params as they were given: `id = "a/b"`. */
  readonly values: string
  readonly path: string
  readonly reason: string
}

/** What stops the page's `endpoint` from making an address. */
export const pathErrors = {
  InvalidRouteParamValue: {
    title: 'A value of a param cannot be sent in a path.',
    message: ({ route, values, path, reason }: PathArgs) =>
      `No path can be made for ${route} with ${values}: of "${path}" the handler would not get these values back, ` +
      `because ${reason}.`,
    hint: () =>
      'Send such a value in the query. A param cannot hold "#", "?", percent escapes or, but for a rest param, "/".',
  },
} as const satisfies Record<string, ErrorEntry>

export const pathError: ErrorFactory<typeof pathErrors> = /* @__PURE__ */ errorFactory(pathErrors)

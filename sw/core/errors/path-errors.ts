import type { ErrorEntry } from './error-entry.ts'
import { type ErrorFactory, errorFactory } from './stowaway-error.ts'

export interface PathArgs {
  readonly route: string
  /** The params as they were passed: `id = "a/b"`. */
  readonly values: string
  readonly path: string
  readonly reason: string
}

/** Errors of `endpoint` in the page when it makes a path. */
export const pathErrors = {
  InvalidRouteParamValue: {
    message: ({ route, values, path, reason }: PathArgs) =>
      `No path can be made for ${route} with ${values}: the handler would not get these values from "${path}", ` +
      `because ${reason}.`,
    hint: () =>
      'Send such a value in the query. A param cannot contain "#", "?" or percent escapes, and only a rest param can contain "/".',
  },
} as const satisfies Record<string, ErrorEntry>

export const pathError: ErrorFactory<typeof pathErrors> = /* @__PURE__ */ errorFactory(pathErrors)

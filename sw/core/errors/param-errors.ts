import type { ErrorEntry } from './error-entry.ts'
import { type ErrorFactory, errorFactory } from './stowaway-error.ts'

/** Errors of making a path from a route and its params. A separate part, because every worker needs it. */
export const paramErrors = {
  MissingRouteParam: {
    message: ({ route, name }: { route: string; name: string }) =>
      `No path can be made for ${route}: the parameter "${name}" is missing.`,
    hint: ({ name }: { route: string; name: string }) =>
      `Set "${name}" to a string. Only rest params, as in [...${name}], may be undefined.`,
  },
} as const satisfies Record<string, ErrorEntry>

export const paramError: ErrorFactory<typeof paramErrors> = /* @__PURE__ */ errorFactory(paramErrors)

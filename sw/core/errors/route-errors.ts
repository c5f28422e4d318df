import type { ErrorEntry } from './error-entry.ts'
import { type ErrorFactory, errorFactory } from './stowaway-error.ts'

export interface FileArgs {
  readonly file: string
}

export interface ParamArgs extends FileArgs {
  readonly name: string
}

export interface RedirectArgs {
  readonly source: string
  readonly destination: string
}

const isStaticPattern = (pattern: string) => !/\[[^[\]]+\]/.test(pattern)

const list = (names: readonly string[]) => names.map((name) => `[${name}]`).join(', ')

/** Mistakes in file names, and in the options of the route table. */
export const routeErrors = {
  RouteBracketsUnbalanced: {
    message: ({ file }: FileArgs) =>
      `Invalid route ${file} — brackets are unbalanced. Every "[" that starts a param needs a "]" in the same path segment.`,
    hint: () => 'Close the bracket, or write %5B and %5D for brackets in the URL.',
  },
  RouteParamsAdjacent: {
    message: ({ file }: FileArgs) =>
      `Invalid route ${file} — parameters must be separated. Otherwise nothing says where the first ends and the second starts.`,
    hint: () => 'Put text between them, as in [a]-[b], or use one path segment for each.',
  },
  RouteParamInvalid: {
    message: ({ file, name }: ParamArgs) =>
      `Invalid route ${file} — parameter name must match /^[a-zA-Z0-9_$]+$/, and "${name}" does not.`,
    hint: ({ name }: ParamArgs) =>
      name.includes('(')
        ? 'A param cannot contain an expression. Check the value in the handler, and answer 404.'
        : `Use only letters, digits, _ and $${name.startsWith('.') ? '; a rest param has three dots: [...name]' : ''}.`,
  },
  RouteParamRepeated: {
    message: ({ file, name }: ParamArgs) =>
      `Invalid route ${file} — the parameter "${name}" occurs twice, so a handler could see only one of the values.`,
    hint: () => 'Give each param of a route another name.',
  },
  RouteEscaped: {
    message: ({ file, found }: FileArgs & { readonly found: string; readonly plain: string }) =>
      `Invalid route ${file} — "${found}" is a percent-encoded character. Paths are decoded before they are matched, so no request would reach it.`,
    hint: ({ plain }: FileArgs & { readonly found: string; readonly plain: string }) =>
      `Write the character itself: ${plain}. Only brackets are written as %5B and %5D.`,
  },
  RouteCollision: {
    message: ({ first, second, pattern }: { first: string; second: string; pattern: string }) =>
      `${first} and ${second} match the same paths (${pattern}), so one of them could never answer.`,
    hint: ({ pattern }: { first: string; second: string; pattern: string }) =>
      isStaticPattern(pattern)
        ? 'Keep one of them, or rename one.'
        : 'Keep one of them, or add static text to one. Different names of params are not enough.',
  },
  UnsupportedExternalRedirect: {
    message: ({ source, destination }: RedirectArgs) =>
      `The destination URL in the external redirect from "${source}" to "${destination}" is unsupported.`,
    hint: () => 'An external redirect must start with http:// or https://. Paths of this site start with one slash.',
  },
  InvalidRedirectDestination: {
    message: ({
      source,
      destination,
      missing,
      missingIn,
    }: RedirectArgs & {
      readonly missing: readonly string[]
      readonly missingIn: 'source' | 'destination' | 'routes'
    }) => {
      const start = `The redirect from "${source}" to "${destination}" is invalid.`
      if (missingIn === 'routes')
        return `${start} Its source has parameters, but its destination is not an existing route.`
      return missingIn === 'source'
        ? `${start} The destination needs the parameter(s) ${list(missing)}, which the source does not have.`
        : `${start} The destination route is missing dynamic parameter(s) ${list(missing)} required by the source route "${source}".`
    },
    hint: () => 'Source and destination must have params of the same names, as in "/old/[id]" to "/new/[id]".',
  },
  InvalidBase: {
    message: ({ base }: { base: string }) =>
      `The base "${base}" cannot be used: routes and the service worker's scope need an absolute path.`,
    hint: ({ base }: { base: string }) =>
      base === './' || base === ''
        ? 'Set base to "/", or to a path such as "/docs/". Only a site that is built into files can have a relative base.'
        : 'Set base to "/", to a path such as "/docs/", or to "./" for a site that runs at any path.',
  },
} as const satisfies Record<string, ErrorEntry>

export const routeError: ErrorFactory<typeof routeErrors> = errorFactory(routeErrors)

import type { EndpointModule } from '../endpoint/endpoint-module.ts'
import type { Matcher } from '../routes/matcher.ts'
import type { RouteManifest } from '../routes/route-manifest.ts'
import type { StaticPath } from '../static-paths/static-paths.ts'
import type { AppOptions } from './app.ts'
import type { AppParts } from './app-parts.ts'

/** What an app keeps between requests. */
export interface Scope {
  readonly options: AppOptions
  readonly parts: AppParts
  readonly manifest: RouteManifest
  readonly matcher: Matcher
  /** Paths that are answered by the host's own files. */
  readonly files: ReadonlySet<string>
  /** What `getStaticPaths` returned, by module. A changed module is a new object. */
  readonly staticPaths: WeakMap<EndpointModule, Promise<readonly StaticPath[]>>
  /** Shows each text once. */
  warn(text: string): void
  /** Passes an error that became a 500 to the host. */
  report(error: unknown, request: Request): void
}

/** Clients choose the paths that warnings name, so the number of warnings is limited. */
const warningLimit = 1000

export function createScope(options: AppOptions, parts: AppParts): Scope {
  const { manifest } = options
  const said = new Set<string>()
  return {
    options,
    parts,
    manifest,
    matcher: parts.createMatcher(manifest),
    files: new Set(manifest.files),
    staticPaths: new WeakMap(),
    warn(text) {
      if (said.has(text) || said.size >= warningLimit) return
      said.add(text)
      quietly(() => (options.onWarning ?? console.warn)(text))
    },
    report(error, request) {
      quietly(() => (options.onError ?? console.error)(error, request))
    },
  }
}

/** A failing listener of the host must not cost the client its answer. */
function quietly(call: () => void): void {
  try {
    call()
  } catch (error) {
    try {
      console.error(error)
    } catch {
      console.error('An error cannot be shown, because reading it throws again.')
    }
  }
}

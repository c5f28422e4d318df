import type { EndpointModule } from '../endpoint/endpoint-module.ts'
import { createMatcher, type Matcher } from '../routes/matcher.ts'
import type { RouteManifest } from '../routes/route-manifest.ts'
import type { StaticPath } from '../static-paths/static-paths.ts'
import type { AppOptions } from './app.ts'

/** What one app keeps between requests. */
export interface Scope {
  readonly options: AppOptions
  readonly manifest: RouteManifest
  readonly matcher: Matcher
  /** Paths that the host's own files answer. */
  readonly files: ReadonlySet<string>
  /** What `getStaticPaths` of a module returned; a changed module is another object. */
  readonly staticPaths: WeakMap<EndpointModule, Promise<readonly StaticPath[]>>
  /** Says each text once. */
  warn(text: string): void
  /** Tells the host of an error that became a 500. */
  report(error: unknown, request: Request): void
}

/** Warnings may name paths, which callers choose: past this many, nothing more is remembered or said. */
const warningLimit = 1000

export function createScope(options: AppOptions): Scope {
  const { manifest } = options
  const said = new Set<string>()
  return {
    options,
    manifest,
    matcher: createMatcher(manifest),
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

/** A host's listener that fails must not cost the caller the answer. */
function quietly(call: () => void): void {
  try {
    call()
  } catch (error) {
    try {
      console.error(error)
    } catch {
      console.error('An error cannot be shown, because looking at it throws again.')
    }
  }
}

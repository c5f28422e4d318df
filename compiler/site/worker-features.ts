import { mimes } from 'mrmime'
import { mediaTypeOf } from '../../sw/core/endpoint/content-type.ts'
import type { OriginManifest, RouteManifest } from '../../sw/core/routes/route-manifest.ts'
import type { WorkerOptions } from '../../sw/worker/worker-options.ts'
import type { Uses } from '../uses/uses.ts'
import { contextCode, readsOf } from './context-code.ts'
import type { EntryCode } from './entry-code.ts'

export interface FeatureFacts {
  readonly uses: Uses
  /** Whether an endpoint may have a handler for a method other than GET and HEAD. */
  readonly writes: boolean
  /** Whether pages may control the endpoints: an override may need what the endpoints do without. */
  readonly control: boolean
  /** Whether an answer may take its time. */
  readonly waits: boolean
  readonly manifest: RouteManifest
  readonly app: WorkerOptions['app']
  /** The code of the app's `createMatcher`. */
  readonly createMatcher: string
  /** Endpoints answer other origins. Their code uses the same parts. */
  readonly origins?: readonly OriginManifest[] | undefined
}

/**
 * The code of a worker's features (`WorkerFeatures`): those that the project uses, and no others.
 *
 * @param code gets the imports
 * @param id the project's, as code
 */
export function featuresCode(code: EntryCode, facts: FeatureFacts, id: string): string {
  const { uses, app, origins } = facts
  const writes = facts.writes || manifestsOf(facts).some(answersAnyMethod)
  const reads = readsOf(uses)
  // Requests to other origins get an `Origin` header, which only this part can add.
  const hasCookies = reads('cookies', 'session') || uses.cookieHeaders || facts.control || origins !== undefined
  const hasStreams = uses.streams || uses.bytes
  // Pages mark their requests in the URL.
  const hasCallers = hasStreams || reads('request', 'url', 'signal') || facts.control
  code.add('const inFlight', `new ${code.name('InFlight')}()`)
  // Firefox has no `request.body`, which may be the body of a response. Own requests bring the same.
  if (hasStreams && !uses.requests) code.run(`${code.name('carryStreamBodies')}()`)
  if (hasCookies) code.add('const cookies', `${code.name('createCookies')}(${id})`)
  const isWhole = (): string =>
    hasCookies ? '(response) => cookies.isWhole(response)' : `${code.name('watchBodies')}()`
  return object([
    'inFlight',
    hasCookies && 'cookies',
    hasStreams && `streams: new ${code.name('Streams')}(inFlight, ${isWhole()})`,
    hasCallers && `callers: new ${code.name('Callers')}()`,
    (hasCallers || writes) && code.name('answerWatched'),
    `life: ${facts.waits || facts.control ? `new ${code.name('KeepAlive')}()` : `${code.name('endHeartbeats')}()`}`,
    writes && `bodies: new ${code.name('RedirectedBodies')}()`,
    reads('waitUntil') && `events: new ${code.name('OpenEvents')}()`,
    writes && app.checkOrigin !== false && `forms: { ${code.name('isCrossOrigin')} }`,
    uses.requests && `ownRequests: ${code.name('answerOwnRequests')}`,
    `parts: ${partsCode(code, { ...facts, writes })}`,
  ])
}

/** The code of the app's parts (`AppParts`). */
function partsCode(code: EntryCode, facts: FeatureFacts): string {
  const { uses, writes, waits, manifest, app, createMatcher } = facts
  const reads = readsOf(uses)
  const manifests = manifestsOf(facts)
  const hasErrorPages = manifests.some(answersAnyMethod)
  return object([
    `createMatcher: ${createMatcher}`,
    `createContext: ${contextCode(code, uses)}`,
    `mediaTypeOf: ${mediaTypesCode(code, uses, manifests)}`,
    (uses.streams || uses.bytes) && code.name('isUsed'),
    uses.legacy && code.name('legacyHandler'),
    uses.legacy && code.name('legacyMethod'),
    app.serverTiming !== undefined && code.name('serverTiming'),
    manifests.some(({ middleware }) => middleware !== undefined) && code.name('runMiddleware'),
    hasErrorPages && `errorPages: ${code.name('projectPages')}`,
    (hasErrorPages || uses.rewrites) && code.name('special'),
    app.unsupportedMethod === 405 && code.name('unsupportedAnswer'),
    manifest.redirects.length > 0 && code.name('configRedirect'),
    uses.timeout && code.name('setTimeLimit'),
    waits && (app.timeout !== false || uses.timeout) && code.name('withinLimit'),
    (reads('request', 'signal') || uses.requests) && code.name('explainsError'),
    writes && app.checkOrigin !== false && code.name('refuseCrossOrigin'),
  ])
}

const manifestsOf = ({ manifest, origins = [] }: FeatureFacts): readonly RouteManifest[] => [
  manifest,
  ...origins.map((other) => other.manifest),
]

/** Whether there are error pages or middleware, which answer whatever the method is. */
function answersAnyMethod({ prerendered = [], middleware, notFound, error }: RouteManifest): boolean {
  const onRequest = (file: string | undefined): boolean => file !== undefined && !prerendered.includes(file)
  return middleware !== undefined || onRequest(notFound) || onRequest(error)
}

/** Only the types of the routes' extensions, unless a client may choose any. */
function mediaTypesCode(code: EntryCode, uses: Uses, manifests: readonly RouteManifest[]): string {
  const ids = manifests.flatMap(({ routes, prerendered = [] }) =>
    routes.filter(({ file }) => !prerendered.includes(file)).map(({ id }) => id),
  )
  const isChosen = uses.legacy || ((uses.bytes || uses.streams) && ids.some((id) => mediaTypeOf(id) === undefined))
  if (isChosen) return code.name('mediaTypeOf')
  const extensions = [...new Set(ids.map((id) => id.slice(id.lastIndexOf('.') + 1).toLowerCase()))].sort()
  const types = extensions.filter((extension) => Object.hasOwn(mimes, extension))
  const table = Object.fromEntries(types.map((extension) => [extension, mimes[extension]]))
  return `${code.name('mediaTypesOf')}(${JSON.stringify(table)})`
}

const object = (entries: readonly (string | false)[]): string =>
  `{ ${entries.filter((entry) => entry !== false).join(', ')} }`

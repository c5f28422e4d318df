import type { OriginManifest, RouteManifest } from '../../sw/core/routes/route-manifest.ts'
import type { SessionOptions } from '../../sw/core/session/sessions.ts'
import type { PrecacheFile, WorkerOptions } from '../../sw/worker/worker-options.ts'
import type { Uses } from '../uses/uses.ts'
import { readsOf } from './context-code.ts'
import type { ControlFacts } from './control-facts.ts'
import { endpointModules } from './endpoint-modules.ts'
import { EntryCode } from './entry-code.ts'
import { manifestCode, shortRoutesCode } from './routes-code.ts'
import { featuresCode } from './worker-features.ts'

/** Stands in the script for the build id until the script's own hash is known. */
export const buildIdPlaceholder = '__STOWAWAY_BUILD_ID_________'

type PlainOptions = Pick<WorkerOptions, 'id' | 'app' | 'script' | 'routing'>

interface WorkerEntryOptions extends PlainOptions {
  readonly manifest: RouteManifest
  importPath(file: string): string
  /** What the endpoints use: the worker contains no code of anything else. */
  readonly uses: Uses
  /** Whether an endpoint may have a handler for a method other than GET and HEAD. */
  readonly writes: boolean
  /** Files kept for offline use. */
  readonly precache?: readonly PrecacheFile[]
  /** Whether an endpoint has a WebSocket handler. */
  readonly sockets: boolean
  /** What a worker that pages may control has to know. */
  readonly control?: ControlFacts
  /** `false`: the worker has no sessions. */
  readonly session: SessionOptions | false
  /** Path of the script for local ports. */
  readonly localScript: string
  /** Path of the site's `404.html`, if the build has one. */
  readonly notFoundPage?: string
  /** Path of the app's page, which answers navigations that match neither a file nor an endpoint. */
  readonly appPage?: string
  /** The addresses are those of a site at the root, and the worker moves them to its scope. */
  readonly isRelative: boolean
}

/** The source of a built worker's entry module. */
export function workerEntry(given: WorkerEntryOptions): string {
  const { importPath, uses, writes, control, sockets, precache, session, isRelative, localScript, ...others } = given
  const { app, notFoundPage, appPage, manifest: whole, ...options } = others
  const { origins, ...manifest } = whole
  const code = new EntryCode()
  const id = JSON.stringify(options.id)
  const place = isRelative ? [code.name('withBase')] : []
  const at = (path: string): string =>
    isRelative ? `${code.name('pathAtScope')}(${JSON.stringify(path)})` : JSON.stringify(path)
  if (precache !== undefined) {
    const files = JSON.stringify(precache)
    const kept = isRelative ? `${code.name('filesAtScope')}(${files})` : files
    const page = appPage === undefined ? 'undefined' : at(appPage)
    code.add('const precache', call(code.name('createPrecache'), [kept, id, page, ...place]))
  }
  const routes = (isRelative ? manifestCode : shortRoutesCode)(code, manifest, importPath)
  const { createMatcher } = routes
  // The 404 page comes from the host.
  const waits = uses.waits || uses.timeout || notFoundPage !== undefined
  const features = featuresCode(
    code,
    { uses, writes, control: control !== undefined, waits, manifest, app, createMatcher, origins },
    id,
  )
  const parts = [
    `...${JSON.stringify({ ...options, buildId: buildIdPlaceholder })}`,
    `app: ${appCode(code, app)}`,
    `manifest: ${routes.manifest}`,
    `load: ${routes.load}`,
    // A module, as the site's own worker may be one, cannot import a script while it runs.
    options.script === undefined
      ? `guard: ${call(code.name('importGuard'), [at(localScript)])}`
      : `guard: ${code.name('guardRequests')}`,
    ...(precache === undefined ? [] : ['precache']),
    ...(session === false || !readsOf(uses)('session')
      ? []
      : [`session: ${call(code.name('createWorkerSessions'), [JSON.stringify(session), id])}`]),
    ...(notFoundPage === undefined
      ? []
      : [
          `notFoundPage: ${call(code.name('createNotFoundPage'), [
            at(notFoundPage),
            precache === undefined ? 'undefined' : 'precache',
            ...place,
          ])}`,
        ]),
    ...(appPage === undefined || precache !== undefined ? [] : [`appPage: ${call(code.name('appPageRoute'), place)}`]),
  ]
  const all = `{\n  ${parts.join(',\n  ')},\n}`
  if (origins !== undefined) code.add('const others', originsCode(code, origins, importPath, id))
  let started = isRelative ? call(code.name('atScope'), [all]) : all
  let withFeatures = features
  if (control !== undefined) {
    code.add('const options', started)
    started = 'options'
    withFeatures = call(code.name('withControl', 'stowaway/worker/control'), [
      started,
      features,
      JSON.stringify(control),
      ...(origins === undefined ? [] : ['others']),
    ])
  }
  if (sockets) {
    code.add('const controlled', withFeatures)
    withFeatures = 'controlled'
    started = call(code.name('withSockets'), [started, withFeatures])
  }
  return code.text(
    origins === undefined
      ? call(code.name('startWorker'), [started, withFeatures])
      : call(code.name('startWithOrigins'), [started, withFeatures, 'others']),
  )
}

/** What the worker knows about other origins, after its features. */
function originsCode(
  code: EntryCode,
  origins: readonly OriginManifest[],
  importPath: (file: string) => string,
  id: string,
): string {
  const others: RouteManifest = { base: '', trailingSlash: 'ignore', routes: [], redirects: [], origins }
  const parts = [
    `origins: ${JSON.stringify(origins)}`,
    `load: ${call(code.name('keepModules'), [endpointModules(others, importPath)])}`,
    code.name('createMatcher'),
    `cookies: ${call(code.name('createOriginCookies'), [id, '(response) => cookies.isWhole(response)'])}`,
  ]
  return `{\n  ${parts.join(',\n  ')},\n}`
}

function appCode(code: EntryCode, { serverTiming, ...app }: WorkerOptions['app']): string {
  const plain = JSON.stringify(app)
  return serverTiming === undefined ? plain : `{ ...${plain}, serverTiming: ${code.name('hostName')}() }`
}

const call = (name: string, args: readonly string[]): string => `${name}(${args.join(', ')})`

import type { RouteManifest } from '../../sw/core/routes/route-manifest.ts'
import type { SessionOptions } from '../../sw/core/session/sessions.ts'
import type { PrecacheFile, WorkerOptions } from '../../sw/worker/worker-options.ts'
import type { Uses } from '../uses/uses.ts'
import { readsOf } from './context-code.ts'
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
  /** Whether pages may control the endpoints. */
  readonly control: boolean
  /** Whether an endpoint has a WebSocket handler. */
  readonly sockets: boolean
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
  const {
    importPath,
    uses,
    writes,
    control,
    sockets,
    precache,
    session,
    isRelative,
    manifest,
    localScript,
    ...others
  } = given
  const { app, notFoundPage, appPage, ...options } = others
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
  const features = featuresCode(code, { uses, writes, control, waits, manifest, app, createMatcher }, id)
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
  const placed = isRelative ? call(code.name('atScope'), [all]) : all
  if (!sockets) return code.text(call(code.name('startWorker'), [placed, features]))
  code.add('const features', features)
  const withSockets = call(code.name('withSockets'), [placed, 'features'])
  return code.text(call(code.name('startWorker'), [withSockets, 'features']))
}

function appCode(code: EntryCode, { serverTiming, ...app }: WorkerOptions['app']): string {
  const plain = JSON.stringify(app)
  return serverTiming === undefined ? plain : `{ ...${plain}, serverTiming: ${code.name('hostName')}() }`
}

const call = (name: string, args: readonly string[]): string => `${name}(${args.join(', ')})`

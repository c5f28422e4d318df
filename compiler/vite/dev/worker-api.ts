import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Connect, type DevEnvironment, isFileLoadingAllowed, type ResolvedConfig } from 'vite'
import { fromPlainError, toPlainError } from '../../../sw/core/errors/plain-error.ts'
import { everyRoute, filesOfAnyAnswer } from '../../../sw/core/routes/origin-routes.ts'
import type { DevFailure, DevStatus, LocatedFailure, StatusQuestion } from '../../../sw/worker/dev/dev-status.ts'
import type { DevWorkerConfig } from '../../../sw/worker/dev/dev-worker-config.ts'
import { sourcePlace } from '../../node/error-place.ts'
import { appSettings } from '../../project/settings.ts'
import { scriptsFor } from '../../scripts/own-scripts.ts'
import { withArgument } from '../../scripts/wrap-script.ts'
import { ownNotFoundPage } from '../../site/app-page.ts'
import { endpointRules } from '../../site/routing/routing-rules.ts'
import { workerAddress } from '../../site/site-project.ts'
import { unregisterWorker } from '../../site/unregister-worker.ts'
import { withoutQuery } from '../../syntax/without-query.ts'
import { packageFolder } from '../package-files.ts'
import { type Project, sourceFile } from '../project.ts'
import { readScript } from '../read-script.ts'
import { existsSoon } from './being-written.ts'
import { controlApi } from './control-api.ts'
import { errorDetails } from './error-details.ts'
import { errorPage, errorPagePath } from './error-page.ts'
import { errorText } from './error-text.ts'
import { findSockets } from './find-sockets.ts'
import { type InvokePayload, invokeEnvironment } from './invoke-environment.ts'
import type { ModuleChanges } from './module-changes.ts'
import type { NodeEndpoints } from './node-endpoints.ts'
import { plainError } from './plain-error.ts'
import { isProjectFile } from './project-file.ts'
import type { RouteTable } from './route-table.ts'

interface WorkerApiOptions {
  readonly project: Project
  readonly config: ResolvedConfig
  readonly table: RouteTable
  readonly environment: DevEnvironment
  readonly changes: ModuleChanges
  readonly endpoints: NodeEndpoints
  /** Tells the pages that a worker is about to run an endpoint. */
  onBegin(request: string): void
}

/** A question is a few paths; anything longer is not ours. */
const bodyLimit = 100_000

/** Serves the dev worker: its script, the changes since its last question, and modules. */
export function workerApi(options: WorkerApiOptions): Connect.NextHandleFunction {
  const { project } = options
  const { script } = workerAddress(project)
  const api = `${project.base}/@stowaway/`
  // A Map: a path must not find what every object inherits.
  const handlers: ReadonlyMap<string, (body: unknown) => unknown> = new Map(
    Object.entries({
      status: (question: unknown) => status(question as StatusQuestion, options),
      prerendered: (body: unknown) => prerendered(body as { file: string }, options),
      origins: () => options.table.manifest.origins ?? [],
      failed: (failure: unknown) => failed(failure as DevFailure, options),
      sockets: () => findSockets(project, options.table.manifest),
      invoke: (payload: unknown) => invoke(payload as InvokePayload, options),
    }),
  )
  const scripts = scriptsFor(project.options)
  const control = controlApi(options)
  return async (request, response, next) => {
    const path = withoutQuery(request.url ?? '')
    try {
      if (path === script) {
        if (project.options.target === 'node') {
          // Endpoints run in this server: a worker that an earlier run left here has to go.
          send(response, 'text/javascript', unregisterWorker(await readScript('unregister-worker.js')))
          return
        }
        send(
          response,
          'text/javascript',
          withArgument(await readScript('dev-worker.js'), devWorkerConfig(options, api)),
        )
        return
      }
      const ownScript = scripts.find((name) => path === `${project.base}/${name}`)
      if (ownScript !== undefined) {
        send(response, 'text/javascript', await readScript(ownScript))
        return
      }
      if (path === project.base + errorPagePath) {
        send(response, 'text/html', errorPage())
        return
      }
      if (await control(path, request, response)) return
      const handler = path.startsWith(api) ? handlers.get(path.slice(api.length)) : undefined
      if (handler === undefined || request.method !== 'POST') return next()
      // A page of another origin may send this as a simple request, but not with this content type.
      if (request.headers['content-type'] !== 'application/json') return next()
      send(response, 'application/json', JSON.stringify(await handler(JSON.parse(await readBody(request)))))
    } catch (error) {
      next(error)
    }
  }
}

function devWorkerConfig({ project, table, endpoints }: WorkerApiOptions, api: string): DevWorkerConfig {
  return {
    id: project.id,
    manifest: table.manifest,
    routes: table.id,
    app: appSettings(project.options),
    session: project.options.session,
    ...(endpoints.hasNotFoundFile && { notFoundPage: `${project.base}/${ownNotFoundPage}` }),
    api,
    routing: endpointRules(table.manifest, true),
    pagesFolder: project.pagesFolder.replaceAll('\\', '/'),
  }
}

/** Loads a module in Node, so only the project's own endpoints may be named. */
async function prerendered({ file }: { file: string }, { table, endpoints }: WorkerApiOptions): Promise<unknown> {
  const isEndpoint = everyRoute(table.manifest).some((route) => route.file === file)
  return { prerendered: isEndpoint && (await endpoints.isLeftToNode(file)) }
}

async function status(
  { file, path, request, revision = 0, epoch }: StatusQuestion,
  options: WorkerApiOptions,
): Promise<DevStatus> {
  const { project, table, changes, endpoints } = options
  if (request !== undefined) options.onBegin(request)
  // An editor may be replacing it.
  if (file !== undefined) await existsSoon(sourceFile(project, file))
  await table.check()
  for (const each of [file, ...filesOfAnyAnswer(table.manifest)])
    if (each !== undefined) changes.refresh(sourceFile(project, each))
  return {
    ...changes.since({ revision, ...(epoch !== undefined && { epoch }) }),
    routes: table.id,
    isFile:
      (path !== undefined && isProjectFile(path, project)) ||
      (file !== undefined && (await endpoints.isPrerendered(file))),
  }
}

/** Prints a worker's error, as one of the server's own, and returns it with its place. */
function failed({ request, ...plain }: DevFailure, { config, project }: WorkerApiOptions): LocatedFailure {
  const error = fromPlainError(plain)
  const text = `${request} in the worker: ${errorText(error, project.root)}`
  config.logger.error(text, { timestamp: true })
  return { text, details: errorDetails(error, project) }
}

async function invoke(payload: InvokePayload, options: WorkerApiOptions): Promise<unknown> {
  try {
    const { name, data } = payload.data
    if (name === 'fetchModule') await assertServable(data[0], data[1], options)
    return { result: await invokeEnvironment(options.environment, options.changes, payload) }
  } catch (error) {
    const plain = toPlainError(plainError(error))
    return { error: { ...plain, ...sourcePlace(error, options.config.root) } }
  }
}

/** The runner may ask for any path, so the rules of the dev server for pages apply to it too. */
async function assertServable(url: string, importer: string | undefined, options: WorkerApiOptions): Promise<void> {
  const resolved = await options.environment.pluginContainer.resolveId(url, importer)
  const file = withoutQuery(resolved?.id ?? url)
  // A virtual module of a plugin.
  if (file.startsWith('/@id/__x00__')) return
  if (!file.startsWith('/') && !/^[a-z]:/i.test(file)) return
  if (file.startsWith(packageFolder) || isFileLoadingAllowed(options.config, file)) return
  throw new Error(`${file} is outside the folders that the dev server may serve (server.fs.allow).`)
}

async function readBody(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request.setEncoding('utf8')) {
    text += chunk
    if (text.length > bodyLimit) throw new Error('The question is too long.')
  }
  return text
}

function send(response: ServerResponse, type: string, body: string): void {
  response.writeHead(200, { 'content-type': `${type};charset=utf-8`, 'cache-control': 'no-cache' })
  response.end(body)
}

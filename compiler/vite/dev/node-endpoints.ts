import { existsSync } from 'node:fs'
import type { RunnableDevEnvironment } from 'vite'
import type { App, RequestHost, RouteMatch } from '../../../sw/core/app/app.ts'
import { BlockWatch } from '../../../sw/core/app/block-watch.ts'
import { createApp } from '../../../sw/core/app/create-app.ts'
import type { ErrorDetails } from '../../../sw/core/app/error-answer.ts'
import { isRoute } from '../../../sw/core/endpoint/choose-handler.ts'
import type { EndpointModule } from '../../../sw/core/endpoint/endpoint-module.ts'
import { refuseExports } from '../../../sw/core/endpoint/refuse-exports.ts'
import type { Sessions } from '../../../sw/core/session/sessions.ts'
import { prerenderedRunner } from '../../../sw/core/static-paths/prerendered-runner.ts'
import { endpointCallers } from '../../../sw/node.ts'
import { sourcePlace } from '../../node/error-place.ts'
import { appSettings } from '../../project/settings.ts'
import { fileRoutes } from '../../site/page-facts.ts'
import { type Project, sourceFile } from '../project.ts'
import type { DevNotFoundPage } from './dev-not-found-page.ts'
import { createDevSessions } from './dev-sessions.ts'
import { referenceOf } from './error-page.ts'
import { errorText } from './error-text.ts'
import type { ModuleChanges } from './module-changes.ts'
import { plainError } from './plain-error.ts'
import type { RouteTable } from './route-table.ts'

interface NodeEndpointsOptions {
  readonly project: Project
  readonly table: RouteTable
  readonly environment: RunnableDevEnvironment
  readonly changes: ModuleChanges
  readonly notFound: DevNotFoundPage
  warn(text: string): void
}

/** The project's endpoints, run in Node: for prerendered ones, and for what reaches the dev server itself. */
export class NodeEndpoints {
  readonly #options: NodeEndpointsOptions
  /** They stay when the route table changes. */
  readonly #session: Sessions | undefined
  readonly #blocks = new BlockWatch()
  #app: App | undefined
  #revision = 0

  constructor(options: NodeEndpointsOptions) {
    this.#options = options
    this.#session = createDevSessions(options.project, options.warn)
  }

  /** The app over the current route table. */
  get app(): App {
    const { project, table, environment, notFound, warn } = this.#options
    if (this.#app?.manifest !== table.manifest) {
      this.#app = createApp({
        ...appSettings(project.options),
        manifest: table.manifest,
        load: (file) => this.load(file),
        dev: true,
        runPrerendered: prerenderedRunner,
        malformedPath: 'fail',
        callers: endpointCallers(),
        notFoundPage: () => notFound.read(),
        serverTiming: 'dev',
        ...(this.#session && { session: this.#session }),
        locate: async (error) => this.details(error),
        onError: (error) => environment.logger.error(errorText(error, project.root), { timestamp: true }),
        onWarning: warn,
      })
    }
    return this.#app
  }

  /** What an answer shows of an error beside its text. */
  details(error: unknown): ErrorDetails {
    const { project } = this.#options
    return { ...sourcePlace(error, project.root), ...referenceOf(error, project) }
  }

  /** Whether the project has a `404.html`. */
  get hasNotFoundFile(): boolean {
    return this.#options.notFound.exists()
  }

  /** Answers a matched request, and warns of a handler that blocks the server. */
  async handle(match: RouteMatch, request: Request, host: RequestHost): Promise<Response> {
    // Loaded first, so that compiling does not count as the handler's time. `handle` reports a failure.
    if (match.kind === 'endpoint') await this.load(match.route.file).catch(() => undefined)
    const name = `${request.method} of ${match.kind === 'endpoint' ? match.route.file : new URL(request.url).pathname}`
    return this.#blocks.watch(name, this.#options.warn, () => this.app.handle(match, request, host))
  }

  async load(file: string): Promise<EndpointModule> {
    const { project, environment, changes } = this.#options
    const path = sourceFile(project, file)
    changes.refresh(path)
    const { evaluatedModules } = environment.runner
    for (const id of changes.since(this.#revision)) {
      const node = evaluatedModules.getModuleById(id)
      if (node !== undefined) evaluatedModules.invalidateModule(node)
    }
    this.#revision = changes.revision
    try {
      return refuseExports(await environment.runner.import<EndpointModule>(path), file)
    } catch (error) {
      throw plainError(error)
    }
  }

  /** Whether only Node answers: the endpoint is prerendered, or the module has no handler, and so is not a route. */
  async isLeftToNode(file: string): Promise<boolean> {
    const module = await this.load(file)
    const { prerender = this.#options.project.options.output === 'static' } = module
    return prerender === true || !isRoute(file, module)
  }

  /** The routes whose addresses have no slash, since files answer them in a build. Loads only what may be one. */
  async fileRoutes(): Promise<readonly string[]> {
    const { table } = this.#options
    const { manifest } = table
    const candidates = fileRoutes(
      manifest,
      manifest.routes.map(({ file }) => file),
    )
    const byDefault = this.#options.project.options.output === 'static'
    const isPrerendered = async (id: string): Promise<boolean> => {
      const file = manifest.routes.find((route) => route.id === id)?.file ?? ''
      const module = await this.load(file).catch((): EndpointModule => ({}))
      return (module.prerender ?? byDefault) === true
    }
    const found: string[] = []
    for (const id of candidates) if (await isPrerendered(id)) found.push(id)
    return found
  }

  /** What a URL leads to. A file that is gone is no longer an endpoint, also before the watcher has noticed. */
  async match(url: string): Promise<RouteMatch | undefined> {
    const { project, table, warn } = this.#options
    const match = this.app.match(url)
    if (match?.kind !== 'endpoint' || existsSync(sourceFile(project, match.route.file))) return match
    await table.refresh(warn)
    return this.app.match(url)
  }

  /** Whether a match is a module without a handler. One that fails to load counts as an endpoint: it shows its error. */
  async isNoRoute(match: RouteMatch): Promise<boolean> {
    if (match.kind !== 'endpoint') return false
    const module = await this.load(match.route.file).catch(() => undefined)
    return module !== undefined && !isRoute(match.route.file, module)
  }
}

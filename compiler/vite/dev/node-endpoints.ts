import { readFile } from 'node:fs/promises'
import type { DevEnvironment } from 'vite'
import type { RequestHost, RouteMatch } from '../../../sw/core/app/app.ts'
import { errorAnswer } from '../../../sw/core/app/error-answer.ts'
import { matchUrl } from '../../../sw/core/app/match-url.ts'
import { mayBeEndpoint } from '../../../sw/core/endpoint/choose-handler.ts'
import type { StowawayError } from '../../../sw/core/errors/stowaway-error.ts'
import { createMatcher } from '../../../sw/core/routes/matcher.ts'
import { filesOfAnyAnswer } from '../../../sw/core/routes/origin-routes.ts'
import type { RouteManifest } from '../../../sw/core/routes/route-manifest.ts'
import type { SessionDriver } from '../../../sw/core/session/session-driver.ts'
import { appSettings } from '../../project/settings.ts'
import { fileRoutes } from '../../site/page-facts.ts'
import { exportedNames } from '../exported-names.ts'
import { type Project, sourceFile } from '../project.ts'
import { existsSoon } from './being-written.ts'
import type { DevNotFoundPage } from './dev-not-found-page.ts'
import { createDevSessionDriver } from './dev-sessions.ts'
import { errorDetails } from './error-details.ts'
import { errorText } from './error-text.ts'
import { type InvokePayload, invokeEnvironment } from './invoke-environment.ts'
import type { ModuleChanges } from './module-changes.ts'
import type { RouteTable } from './route-table.ts'
import { EndpointThread } from './thread/endpoint-thread.ts'
import type { ModuleFacts, Services } from './thread/messages.ts'
import { networkAnswer } from './thread/network-answer.ts'

interface NodeEndpointsOptions {
  readonly project: Project
  readonly table: RouteTable
  readonly environment: DevEnvironment
  readonly changes: ModuleChanges
  readonly notFound: DevNotFoundPage
  warn(text: string): void
}

/**
 * The project's endpoints, run in Node: for prerendered ones, and for what reaches the dev server itself. They run in a
 * thread, which starts with the first of them, and is replaced if an endpoint blocks it.
 */
export class NodeEndpoints {
  readonly #options: NodeEndpointsOptions
  /** Sessions stay when the thread or the route table changes. */
  readonly #sessions: SessionDriver
  #thread: EndpointThread | undefined
  /** Why the thread was last reported as blocked. */
  #blocked: StowawayError | undefined
  #matching: (Parameters<typeof matchUrl>[0] & { readonly manifest: RouteManifest }) | undefined

  constructor(options: NodeEndpointsOptions) {
    this.#options = options
    this.#sessions = createDevSessionDriver(options.warn)
  }

  /** Whether the project has a `404.html`. */
  get hasNotFoundFile(): boolean {
    return this.#options.notFound.exists()
  }

  /** What a URL leads to, by the current route table. */
  lookUp(url: string | URL): RouteMatch | undefined {
    const { manifest } = this.#options.table
    if (this.#matching?.manifest !== manifest) {
      this.#matching = { manifest, matcher: createMatcher(manifest), files: new Set(manifest.files) }
    }
    return matchUrl(this.#matching, url)
  }

  /** The same, with files that came or went before the watcher has noticed. */
  async match(url: string): Promise<RouteMatch | undefined> {
    const { project, table } = this.#options
    const match = this.lookUp(url)
    // An editor may be replacing it.
    if (match?.kind === 'endpoint') await existsSoon(sourceFile(project, match.route.file))
    await table.check()
    return this.lookUp(url)
  }

  /** Answers a request with what it matches. Without a match, middleware runs and the 404 page answers. */
  async answer(match: RouteMatch | undefined, request: Request, host: RequestHost): Promise<Response> {
    const { project } = this.#options
    const file = match?.kind === 'endpoint' ? match.route.file : undefined
    const title = `${request.method} of ${file ?? new URL(request.url).pathname}`
    try {
      return await this.#running().answer(request, { ...host, title, ...(file !== undefined && { file }) })
    } catch (error) {
      // Nobody gets it: the client has gone.
      if (request.signal.aborted) return new Response(null, { status: 499 })
      if (error instanceof Error && error.message === networkAnswer) return Response.error()
      return errorAnswer(request, error, true, errorDetails(error, project))
    }
  }

  facts(file: string): Promise<ModuleFacts> {
    return this.#running().facts(file)
  }

  /** Whether only Node answers: the endpoint is prerendered, or the module has no handler, and so is not a route. */
  async isLeftToNode(file: string): Promise<boolean> {
    if (await this.#isNoEndpoint(file)) return true
    const { prerender = this.#options.project.options.output === 'static' } = await this.facts(file)
    return prerender
  }

  /** The routes whose addresses have no slash, since files answer them in a build. Loads only what may be one. */
  async fileRoutes(): Promise<readonly string[]> {
    const { project, table } = this.#options
    const { routes, trailingSlash } = table.manifest
    const candidates = fileRoutes(
      { routes, trailingSlash },
      routes.map(({ file }) => file),
    )
    const byDefault = project.options.output === 'static'
    const found: string[] = []
    for (const { id, file } of routes.filter((route) => candidates.includes(route.id))) {
      const facts = await this.facts(file).catch(() => undefined)
      if (facts?.prerender ?? byDefault) found.push(id)
    }
    return found
  }

  /**
   * Whether an endpoint is known to be prerendered, so that the worker need not load it to find out: it may import what
   * no browser can. Loads it only if it seems to say so.
   */
  async isPrerendered(file: string): Promise<boolean> {
    const { project } = this.#options
    const byDefault = project.options.output === 'static'
    const source = byDefault ? '' : await readFile(sourceFile(project, file), 'utf8').catch(() => '')
    if (!byDefault && !source.includes('prerender')) return false
    const facts = await this.facts(file).catch(() => undefined)
    return facts !== undefined && (facts.prerender ?? byDefault)
  }

  /** Whether a match is a module without a handler. An endpoint that fails to load is one: it shows its error. */
  async isNoRoute(match: RouteMatch): Promise<boolean> {
    return match.kind === 'endpoint' && this.#isNoEndpoint(match.route.file)
  }

  async #isNoEndpoint(file: string): Promise<boolean> {
    const facts = await this.facts(file).catch(() => undefined)
    if (facts !== undefined) return !facts.isRoute
    // A component may need a page to be loaded.
    const names = await exportedNames(sourceFile(this.#options.project, file))
    return names !== undefined && !mayBeEndpoint(names)
  }

  /** Call this after code has changed: a blocked thread is replaced. */
  changed(): void {
    if (this.#blocked !== undefined && this.#thread?.isBlocked) this.#thread.stop(this.#blocked)
  }

  close(): void {
    this.#thread?.stop(new Error('The server was closed.'))
  }

  #running(): EndpointThread {
    const { project, table } = this.#options
    if (this.#thread === undefined || this.#thread.hasEnded) {
      const { root, base, pagesFolder, options } = project
      const folder = pagesFolder.replaceAll('\\', '/')
      const isServer = options.target === 'node'
      const app = appSettings(options)
      const job = { root, base, pagesFolder: folder, app, session: options.session, isServer }
      this.#thread = new EndpointThread(job, this.#services(), (error) => {
        this.#blocked = error
        this.#options.environment.logger.error(errorText(error, root), { timestamp: true })
      })
    }
    this.#thread.setRoutes(table.manifest)
    return this.#thread
  }

  #services(): Services {
    const { project, table, environment, changes, notFound, warn } = this.#options
    return {
      invoke: (payload) => invokeEnvironment(environment, changes, payload as InvokePayload),
      changes(file, known) {
        for (const each of new Set([file, ...filesOfAnyAnswer(table.manifest)]))
          if (each !== undefined) changes.refresh(sourceFile(project, each))
        return changes.since(known)
      },
      notFoundPage: async () => (await notFound.read())?.text(),
      getSession: (id) => this.#sessions.get(id),
      setSession: (...entry) => this.#sessions.set(...entry),
      deleteSession: (id) => this.#sessions.delete(id),
      error: (text) => environment.logger.error(text, { timestamp: true }),
      warn,
    }
  }
}

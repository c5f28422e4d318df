import { stripVTControlCharacters } from 'node:util'
import type { Environment, Plugin, ViteDevServer } from 'vite'
import { fits } from '../../../sw/core/wire/fits.ts'
import { beginEvent, blockedEvent, changeMessage, routesEvent } from '../../../sw/core/wire/messages/development.ts'
import { modulePath } from '../../../sw/core/wire/module-path.ts'
import { reportStrayErrors } from '../../../sw/node.ts'
import { tryWriteDeclaration } from '../../node/write-declaration.ts'
import { withoutQuery } from '../../syntax/without-query.ts'
import type { WatchedFiles } from '../astro/watched-files.ts'
import { type DevFacts, devName } from '../dev/dev-facts.ts'
import { DevNotFoundPage } from '../dev/dev-not-found-page.ts'
import { errorText } from '../dev/error-text.ts'
import { findDevTwins } from '../dev/find-twins.ts'
import { ModuleChanges } from '../dev/module-changes.ts'
import { NodeEndpoints } from '../dev/node-endpoints.ts'
import { isProjectFile } from '../dev/project-file.ts'
import { createBaseListener, createRequestListener } from '../dev/request-listener.ts'
import { RouteTable } from '../dev/route-table.ts'
import { warnOfOrigins } from '../dev/warn-of-origins.ts'
import { workerApi } from '../dev/worker-api.ts'
import { WorkerDevEnvironment } from '../dev/worker-dev-environment.ts'
import { environmentNames } from '../environments.ts'
import { originFolders, type Project } from '../project.ts'
import { isProjectError, strayErrorText } from '../stray-error.ts'
import { devFilesPlugins } from './dev-files.ts'

/** The dev server: the worker's script and modules, endpoints run in Node, and word of every change. */
export function devPlugins(getProject: () => Project, watched: WatchedFiles): Plugin[] {
  const changes = new Map<string, ModuleChanges>()
  // By the environment that closes with its server: a restart makes the next server before it closes the last.
  const reports = new Map<Environment, () => void>()
  const running = new Map<Environment, NodeEndpoints>()
  const facts: DevFacts = { fileRoutes: async () => [] }
  const main: Plugin = {
    name: devName,
    api: facts,
    apply: 'serve',

    async configureServer(server) {
      const project = getProject()
      const stopReports = reportStrayErrors(
        (error) => server.config.logger.error(strayErrorText(error, project.root), { timestamp: true }),
        (error) => isProjectError(error, project.root),
      )
      reports.set(server.environments.client, stopReports)
      try {
        const { endpoints, addLast } = await configure(server, project, changes, facts)
        running.set(server.environments.client, endpoints)
        return addLast
      } catch (error) {
        // Vite would leave its watcher and its environments open.
        await server.close()
        throw error
      }
    },

    closeBundle() {
      reports.get(this.environment)?.()
      reports.delete(this.environment)
      running.get(this.environment)?.close()
      running.delete(this.environment)
    },

    transform(_code, id) {
      const own = changes.get(this.environment.name)
      for (const file of watched.of(id)) own?.reading(file)
      return null
    },

    hotUpdate({ file, modules: found, server }) {
      const own = changes.get(this.environment.name)
      if (own === undefined) return
      const path = modulePath(file)
      const modules = path === file ? found : own.modulesOf(path)
      own.changed(path, modules)
      if (modules.length > 0) {
        server.environments.client.hot.send(changeMessage, {})
        if (this.environment.name === environmentNames.server) running.get(server.environments.client)?.changed()
      }
      // Nothing in these environments takes part in Vite's page reloads.
      return []
    },
  }
  return [main, ...devFilesPlugins((environment) => changes.get(environment))]
}

async function configure(
  server: ViteDevServer,
  project: Project,
  changes: Map<string, ModuleChanges>,
  facts: DevFacts,
): Promise<{ readonly endpoints: NodeEndpoints; readonly addLast: () => void }> {
  const worker = server.environments[environmentNames.worker]
  const environment = server.environments[environmentNames.server]
  if (!(worker instanceof WorkerDevEnvironment) || environment === undefined) {
    throw new Error('The environments of Stowaway are missing.')
  }
  // Files are checked again after each change, but a warning is printed once.
  const told = new Set<string>()
  const warn = (text: string): void => {
    if (!told.has(text)) server.config.logger.warn(text, { timestamp: true })
    told.add(text)
  }
  const table = await RouteTable.read(project, warn)
  warnOfOrigins(server, project, warn)
  await tryWriteDeclaration(project, table.manifest, warn)
  const workerChanges = new ModuleChanges(worker)
  worker.onReset = () => workerChanges.reset()
  const serverChanges = new ModuleChanges(environment)
  changes.set(environmentNames.worker, workerChanges).set(environmentNames.server, serverChanges)
  const notFound = new DevNotFoundPage(server, project)
  const endpoints = new NodeEndpoints({ project, table, environment, changes: serverChanges, warn, notFound })
  facts.fileRoutes = () => endpoints.fileRoutes()
  const tellTwins = async (): Promise<void> => {
    for (const error of await findDevTwins(table.manifest, endpoints)) {
      const text = errorText(error, project.root)
      if (!told.has(text)) server.config.logger.error(text, { timestamp: true })
      told.add(text)
    }
  }
  // Before that, modules cannot be loaded. Without a server of its own, Vite is ready here.
  if (server.httpServer === null) void tellTwins()
  else server.httpServer.once('listening', () => void tellTwins())
  watchRoutes(server, { project, table, warn, onChange: tellTwins })
  const { hot } = server.environments.client
  const onBegin = (request: string): void => hot.send(beginEvent, { request })
  hot.on(blockedEvent, (data: unknown) => {
    if (fits<{ text: string }>(data, { text: 'string' }))
      server.config.logger.error(stripVTControlCharacters(data.text.slice(0, 1000)), { timestamp: true })
  })
  server.middlewares.use(
    workerApi({
      project,
      config: server.config,
      table,
      environment: worker,
      changes: workerChanges,
      endpoints,
      onBegin,
    }),
  )
  const listener = {
    endpoints,
    project,
    // As Vite reads the keys: the start of a path, or a regular expression.
    isProxied: (url: string) =>
      Object.keys(server.config.server.proxy ?? {}).some((key) =>
        key.startsWith('^') ? new RegExp(key).test(url) : url.startsWith(key),
      ),
    hasModule: async (path: string) => {
      const found = await server.environments.client.pluginContainer.resolveId(path, undefined)
      return found !== null || isProjectFile(`${project.base}${withoutQuery(path)}`, project)
    },
    hasOwnNotFoundPage: () => table.manifest.notFound !== undefined || notFound.exists(),
  }
  server.middlewares.use(createBaseListener(listener))
  // After Vite's own: files win.
  return { endpoints, addLast: () => void server.middlewares.use(createRequestListener(listener)) }
}

interface RouteWatch {
  readonly project: Project
  readonly table: RouteTable
  warn(text: string): void
  onChange(): Promise<void>
}

function watchRoutes(server: ViteDevServer, { project, table, warn, onChange }: RouteWatch): void {
  const { watcher, environments, config } = server
  const tell = (error: unknown): void =>
    config.logger.error(error instanceof Error ? error.message : String(error), { timestamp: true })
  const changed = async (): Promise<void> => {
    environments.client.hot.send(routesEvent, { routes: table.id })
    await tryWriteDeclaration(project, table.manifest, warn)
    await onChange()
  }
  table.onChange = () => void changed().catch(tell)
  watcher.add([project.pagesFolder, ...originFolders(project)])
  for (const event of ['add', 'unlink', 'addDir', 'unlinkDir']) watcher.on(event, () => table.refresh().catch(tell))
}

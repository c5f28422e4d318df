import { createServer, isRunnableDevEnvironment } from 'vite'
import { hasHandler, supportedMethods } from '../../sw/core/endpoint/choose-handler.ts'
import { type ErrorRecord, errorRecord } from '../node/error-record.ts'
import { environmentNames } from './environments.ts'
import { inlineConfig, type ProjectOptions } from './inline-config.ts'
import { createProject, readProjectManifest, sourceFile } from './project.ts'

/** One line of the route table, in the order in which routes are tried. */
export interface RouteRow {
  readonly id: string
  readonly file: string
  readonly methods: readonly string[]
  readonly prerender: boolean
  readonly kind: 'endpoint' | 'redirect'
  /** Where it runs when it is not prerendered. */
  readonly target: 'worker' | 'node'
  readonly destination?: string
  /** Why the endpoint's module could not be loaded, so that its methods are unknown. */
  readonly error?: ErrorRecord
}

/** The route table with what each endpoint's module says; every endpoint is loaded once, in Node. */
export async function listRoutes(options: ProjectOptions): Promise<RouteRow[]> {
  const config = await inlineConfig(options, 'serve')
  const server = await createServer({
    ...config,
    logLevel: 'error',
    server: { middlewareMode: true, watch: null, ws: false },
  })
  try {
    const plugin = server.config.plugins.find(({ name }) => name === 'stowaway')
    const project = createProject(server.config, plugin?.api.options)
    const environment = server.environments[environmentNames.server]
    if (environment === undefined || !isRunnableDevEnvironment(environment)) throw new Error('No server environment.')
    const { manifest } = await readProjectManifest(project)
    const load = (file: string): Promise<Record<string, unknown>> =>
      environment.runner.import(sourceFile(project, file))
    const { target } = project.options
    const rows: RouteRow[] = []
    for (const { id, file } of manifest.routes) {
      try {
        const module = await load(file)
        if (module.prerender === undefined && !hasHandler(module)) continue
        const { prerender = project.options.output === 'static' } = module
        const methods = [...supportedMethods(module)]
        rows.push({ id, file, methods, prerender: prerender === true, kind: 'endpoint', target })
      } catch (error) {
        const record = errorRecord(error, project.root)
        rows.push({ id, file, methods: [], prerender: false, kind: 'endpoint', target, error: record })
      }
    }
    for (const { id, destination } of manifest.redirects) {
      rows.push({ id, file: '', methods: [], prerender: false, kind: 'redirect', target, destination })
    }
    return rows
  } finally {
    await server.close()
  }
}

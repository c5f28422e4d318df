import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createServer, isRunnableDevEnvironment } from 'vite'
import { mayBeEndpoint, supportedMethods } from '../../sw/core/endpoint/choose-handler.ts'
import type { EndpointModule } from '../../sw/core/endpoint/endpoint-module.ts'
import { buildError } from '../../sw/core/errors/build-errors.ts'
import { findTwins } from '../../sw/core/routes/collisions.ts'
import { originRoutes } from '../../sw/core/routes/origin-routes.ts'
import { type ErrorRecord, errorRecord } from '../node/error-record.ts'
import { listFiles } from '../node/list-files.ts'
import { type NoRoute, noRouteWarning } from '../prerender/no-route-warning.ts'
import { readEndpoint } from '../prerender/prerendered-endpoints.ts'
import { createStepRunner } from '../prerender/run-step.ts'
import { warningText } from '../prerender/warning-text.ts'
import type { Reporter } from '../reporter.ts'
import { fileAtAddress } from '../site/check-site.ts'
import { plainError } from './dev/plain-error.ts'
import { environmentNames } from './environments.ts'
import { exportedNames } from './exported-names.ts'
import { inlineConfig, type ProjectOptions } from './inline-config.ts'
import { createProject, moduleOf, type Project, readProjectManifest, sourceFile } from './project.ts'

/** One line of the route table, in the order in which routes are tried. */
export interface RouteRow {
  readonly id: string
  readonly file: string
  /** What the endpoint answers: for a prerendered one, what its files do. */
  readonly methods: readonly string[]
  readonly prerender: boolean
  readonly kind: 'endpoint' | 'redirect'
  /** Where it runs when it is not prerendered. */
  readonly target: 'worker' | 'node'
  readonly destination?: string
  /** The file of the site that answers in its place. */
  readonly hiddenBy?: string
  /** Why a build would not accept the endpoint, or why its methods are unknown. */
  readonly error?: ErrorRecord
}

/** The route table with what each endpoint's module says; every endpoint is loaded once, in Node, as in a build. */
export async function listRoutes(options: ProjectOptions, reporter: Reporter): Promise<RouteRow[]> {
  const config = await inlineConfig(options, 'serve')
  const server = await createServer({
    ...config,
    logLevel: 'error',
    // Nothing of a page is served.
    optimizeDeps: { ...config.optimizeDeps, noDiscovery: true },
    server: { middlewareMode: true, watch: null, ws: false },
  })
  try {
    const plugin = server.config.plugins.find(({ name }) => name === 'stowaway')
    const project = createProject(server.config, plugin?.api.options)
    const environment = server.environments[environmentNames.server]
    if (environment === undefined || !isRunnableDevEnvironment(environment)) throw new Error('No server environment.')
    const { manifest, warnings } = await readProjectManifest(project)
    for (const warning of warnings) reporter.warn(warning)
    const { target, output, prerenderTimeout: limit } = project.options
    const hiding = fileAtAddress(await siteFiles(project))
    const runStep = createStepRunner({ limit, info: (text) => reporter.info(text) })
    const rows: RouteRow[] = []
    const noRoutes: NoRoute[] = []
    const own = manifest.routes.map(({ id, file, ...route }) => ({
      id,
      file,
      hiddenBy: hiding({ id, file, ...route }),
    }))
    const others = originRoutes(manifest).map((route) => ({ ...route, hiddenBy: undefined }))
    for (const { id, file, hiddenBy } of [...own, ...others]) {
      const row = { id, file, kind: 'endpoint', target } as const
      let loaded: EndpointModule | undefined
      const load = async (): Promise<EndpointModule> => {
        loaded = await environment.runner.import<EndpointModule>(moduleOf(project, file)).catch(plain)
        return loaded
      }
      try {
        const names = await exportedNames(sourceFile(project, file))
        const isKnown = names !== undefined && !mayBeEndpoint(names)
        const reading = {
          load,
          manifest,
          prerenderByDefault: output === 'static',
          ...(isKnown && { exports: { [file]: names } }),
        }
        const read = await readEndpoint(file, reading, (text) => reporter.warn(text), runStep)
        if ('names' in read) {
          noRoutes.push(read)
          continue
        }
        const { methods, prerendered } = read.facts
        if (hiddenBy !== undefined)
          reporter.warn(warningText(buildError('EndpointHiddenByFile', { file, path: hiddenBy })))
        rows.push({ ...row, methods, prerender: prerendered, ...(hiddenBy !== undefined && { hiddenBy }) })
      } catch (error) {
        const methods = loaded === undefined ? [] : [...supportedMethods(loaded)]
        rows.push({ ...row, methods, prerender: false, error: errorRecord(error, project.root) })
      }
    }
    if (noRoutes.length > 0) reporter.warn(noRouteWarning(noRoutes))
    const onRequest = rows.filter(({ prerender, error }) => !prerender && error === undefined).map(({ file }) => file)
    const tables = [manifest, ...(manifest.origins ?? []).map((other) => other.manifest)]
    const twins = tables.flatMap(({ routes }) => findTwins(routes.filter(({ file }) => onRequest.includes(file))))
    for (const error of twins) {
      const index = rows.findIndex(({ file }) => file === error.file)
      const row = rows[index]
      if (row !== undefined) rows[index] = { ...row, error: errorRecord(error, project.root) }
    }
    for (const { id, destination } of manifest.redirects) {
      rows.push({ id, file: '', methods: [], prerender: false, kind: 'redirect', target, destination })
    }
    return rows
  } finally {
    await server.close()
  }
}

function plain(error: unknown): never {
  throw plainError(error)
}

/** The files that a build has whatever its endpoints do, by path in the site. */
async function siteFiles({ root, publicFolder }: Project): Promise<readonly string[]> {
  const files = publicFolder === undefined ? [] : await listFiles(publicFolder)
  return existsSync(join(root, 'index.html')) ? [...files, 'index.html'] : files
}

import type { Callers } from '../../sw/core/app/caller.ts'
import type { EndpointLoader } from '../../sw/core/endpoint/endpoint-module.ts'
import type { I18nOptions } from '../../sw/core/locales/i18n-options.ts'
import type { RouteManifest } from '../../sw/core/routes/route-manifest.ts'
import { staticPaths } from '../../sw/core/static-paths/static-paths.ts'
import type { Reporter } from '../reporter.ts'
import { mapInOrder } from './map-in-order.ts'
import { type PathOfRoute, type PlannedFile, planFiles } from './plan-files.ts'
import { type PrerenderedEndpoint, prerenderedEndpoints } from './prerendered-endpoints.ts'
import { redirectPaths } from './redirect-paths.ts'
import { createRenderer } from './render-path.ts'
import type { PrerenderReport, SkippedPath, StaticFile } from './static-file.ts'

export interface PrerenderOptions {
  readonly manifest: RouteManifest
  readonly load: EndpointLoader
  /** The configured site: its origin is that of every request. Default `http://localhost:4321`. */
  readonly site?: string
  /** Whether endpoints without a `prerender` export are prerendered (`output: 'static'`). Default `false`. */
  readonly prerenderByDefault?: boolean
  /** The locales of `context.currentLocale`. */
  readonly i18n?: I18nOptions
  /** Files that the output folder has besides, by their paths in it. They win over endpoints. */
  readonly publicFiles?: Iterable<string>
  /** Write the redirects of the configuration as pages, as with `output: 'static'`. Default `false`. */
  readonly writesRedirects?: boolean
  /** Lets handlers fetch other endpoints (`createEndpointFetch`), prerendered or not. */
  readonly callers?: Callers
  /** How many paths are run at once. Default 1. Files come in the same order however many. */
  readonly concurrency?: number
  readonly reporter?: Reporter
}

/**
 * Writes a project's prerendered endpoints as files (Astro reference, "What is written"). Everything that can be known
 * without running a handler is checked before the first file is given: exports, params, conflicts of names. Files come
 * in route order, then in that of `getStaticPaths`; statuses and headers are given along, a static host drops them.
 *
 * Throws the errors of `static-path-errors.ts` and `prerender-errors.ts`; each names the file at fault.
 */
export async function* prerender(options: PrerenderOptions): AsyncGenerator<StaticFile, PrerenderReport, undefined> {
  const { manifest, reporter } = options
  const warn = once((text) => reporter?.warn(text))
  const { endpoints, notRoutes } = await prerenderedEndpoints(options, warn)
  const paths = await listPaths(endpoints, manifest)
  const redirects = options.writesRedirects ? redirectPaths(manifest, paths, warn) : []
  const plan = planFiles([...paths, ...redirects], new Set(options.publicFiles))
  for (const text of plan.warnings) warn(text)

  const { load, site, i18n, callers, prerenderByDefault = false, concurrency = 1 } = options
  const app = {
    manifest,
    load,
    prerenderByDefault,
    onWarning: warn,
    ...(site !== undefined && { site }),
    ...(i18n !== undefined && { i18n }),
    ...(callers !== undefined && { callers }),
  }
  const lanes = Array.from({ length: Math.max(1, Math.floor(concurrency)) }, () => {
    const render = createRenderer(app)
    return async (planned: PlannedFile) => ({ planned, file: await render(planned) })
  })
  // Whether an index may be written depends on its answer: these are run before anything is written.
  const indexes = new Map<PlannedFile, StaticFile | undefined>()
  const indexPages = plan.files.filter((planned) => planned.isIndexPage)
  for await (const { planned, file } of mapInOrder(indexPages, lanes)) indexes.set(planned, file)

  const skipped: SkippedPath[] = [...plan.skipped]
  const notFound = new Set<string>()
  let done = 0
  let files = 0
  const ready = lanes.map(
    (lane) => async (planned: PlannedFile) =>
      indexes.has(planned) ? { planned, file: indexes.get(planned) } : lane(planned),
  )
  for await (const { planned, file } of mapInOrder(plan.files, ready)) {
    reporter?.progress('prerender', ++done, plan.files.length)
    if (file === undefined) {
      skipped.push({ path: planned.output, reason: 'the response body was empty' })
      reporter?.info(`${planned.output}: file not created, the response body was empty`)
      continue
    }
    files++
    if (planned.route.file === manifest.notFound) notFound.add(file.path)
    yield file
  }
  const [page] = notFound
  const prerendered = endpoints.map(({ route }) => route.file)
  return { prerendered, notRoutes, files, skipped, ...(page !== undefined && { notFound: page }) }
}

async function listPaths(endpoints: readonly PrerenderedEndpoint[], manifest: RouteManifest): Promise<PathOfRoute[]> {
  const all: PathOfRoute[] = []
  for (const { route, module } of endpoints) {
    const isDynamic = route.segments.flat().some((part) => part.kind !== 'static')
    const paths = await staticPaths(route, module, { manifest })
    for (const [index, path] of paths.entries()) all.push({ ...path, route, ...(isDynamic && { index }) })
  }
  return all
}

function once(tell: (text: string) => void): (text: string) => void {
  const said = new Set<string>()
  return (text) => {
    if (said.has(text)) return
    said.add(text)
    tell(text)
  }
}

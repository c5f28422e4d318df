import type { Callers } from '../../sw/core/app/caller.ts'
import type { EndpointLoader } from '../../sw/core/endpoint/endpoint-module.ts'
import { entryText } from '../../sw/core/errors/prerender-errors.ts'
import type { I18nOptions } from '../../sw/core/locales/i18n-options.ts'
import type { RouteManifest } from '../../sw/core/routes/route-manifest.ts'
import { staticPaths } from '../../sw/core/static-paths/static-paths.ts'
import { fullyDecoded } from '../content/output-path.ts'
import type { Reporter } from '../reporter.ts'
import { judgeFile } from './judge-file.ts'
import { mapInOrder } from './map-in-order.ts'
import { type PathOfRoute, type PlannedFile, planFiles } from './plan-files.ts'
import { loadEndpoints, type PrerenderedEndpoint } from './prerendered-endpoints.ts'
import { redirectPaths } from './redirect-paths.ts'
import { createRenderer } from './render-path.ts'
import { createStepRunner, type RunStep, type Step } from './run-step.ts'
import type { LoadedReport, PrerenderReport, SkippedPath, StaticFile } from './static-file.ts'
import { warningText } from './warning-text.ts'

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
  /** Called once, when all endpoints are loaded and nothing has been written. */
  readonly onEndpoints?: OnEndpoints
  /** Write the redirects of the configuration as pages, as with `output: 'static'`. Default `false`. */
  readonly writesRedirects?: boolean
  /** Redirect pages name addresses of the site relative to their own file (`base: './'`). Default `false`. */
  readonly relativeRedirects?: boolean
  /** Lets handlers fetch other endpoints (`createEndpointFetch`), prerendered or not. */
  readonly callers?: Callers
  /** How many paths are run at once. Default 10. Files come in the same order however many. */
  readonly concurrency?: number
  /** Milliseconds that a module, a `getStaticPaths` or a handler may take. Default 60 000; `false`: no limit. */
  readonly prerenderTimeout?: number | false
  /**
   * The names that each endpoint file exports, where they are known without running it. An endpoint that cannot be
   * loaded only runs on request if it is known to export no `prerender`.
   */
  readonly exports?: Readonly<Record<string, readonly string[]>>
  readonly reporter?: Reporter
  /** Called when code of the project starts and ends. */
  readonly onStep?: (change: 'start' | 'end', step: Step) => void
}

/** The options that are plain data. */
export type PrerenderData = Omit<PrerenderOptions, 'load' | 'reporter' | 'onStep' | 'onEndpoints' | 'callers'>

/** Gets what the modules say. Returns the names of further files that win over endpoints, as `publicFiles` do. */
export type OnEndpoints = (found: LoadedReport) => Promise<Iterable<string>>

const defaults = { concurrency: 10, prerenderTimeout: 60_000, prerenderByDefault: false }

/**
 * Writes a project's prerendered endpoints as files (Astro reference, "What is written"). Everything that can be known
 * without running a handler is checked before the first file is given: exports, params, conflicts of names. Files come
 * in route order, then in that of `getStaticPaths`; statuses and headers are given along, a static host drops them.
 *
 * Throws the errors of `static-path-errors.ts` and `prerender-errors.ts`; each names the file at fault.
 */
export async function* prerender(options: PrerenderOptions): AsyncGenerator<StaticFile, PrerenderReport, undefined> {
  const {
    manifest,
    reporter,
    load,
    site,
    i18n,
    callers,
    prerenderByDefault,
    concurrency,
    prerenderTimeout: limit,
  } = {
    ...defaults,
    ...options,
  }
  const warn = once((text) => reporter?.warn(text))
  const runStep = createStepRunner({ limit, info: (text) => reporter?.info(text), onStep: options.onStep })
  const { prerendered: endpoints, facts, notRoutes } = await loadEndpoints(options, warn, runStep)
  const prerendered = endpoints.map(({ route }) => route.file)
  const loaded = new Map(endpoints.map(({ route, module }) => [route.file, module]))
  const others = (await options.onEndpoints?.({ endpoints: facts, prerendered, notRoutes })) ?? []
  const paths = await listPaths(endpoints, manifest, runStep)
  const redirects = options.writesRedirects ? redirectPaths(manifest, paths, warn) : []
  const publicFiles = new Set([...(options.publicFiles ?? []), ...others])
  const plan = planFiles([...paths, ...redirects], publicFiles)
  for (const warning of plan.warnings) warn(warningText(warning))

  const app = {
    manifest,
    load: (file: string) => loaded.get(file) ?? load(file),
    prerenderByDefault,
    onWarning: warn,
    ...(site !== undefined && { site }),
    ...(i18n !== undefined && { i18n }),
    ...(callers !== undefined && { callers }),
  }
  const lanes = Array.from({ length: Math.max(1, Math.floor(concurrency)) }, () => {
    const render = createRenderer(app, options.relativeRedirects)
    return async (planned: PlannedFile) => ({ planned, file: await runStep(stepOf(planned), () => render(planned)) })
  })
  // Whether an index may be written depends on its answer: these are run before anything is written.
  const indexes = new Map<PlannedFile, StaticFile | undefined>()
  const indexPages = plan.files.filter((planned) => planned.isIndexPage)
  for await (const { planned, file } of mapInOrder(indexPages, lanes)) indexes.set(planned, file)

  const skipped: SkippedPath[] = [...plan.skipped]
  /** One warning of a kind for each endpoint: it may have thousands of paths. */
  const said = new Set<string>()
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
    for (const found of judgeFile(planned, file)) {
      if (said.has(found.code + planned.route.file)) continue
      said.add(found.code + planned.route.file)
      if (found.code === 'StaticHeadersLost') reporter?.info(warningText(found))
      else warn(warningText(found))
    }
    if (planned.route.file === manifest.notFound) notFound.add(file.path)
    yield file
    const other = fullyDecoded(file.path)
    if (other !== file.path && !publicFiles.has(other)) yield { ...file, path: other }
  }
  const [page] = notFound
  const report = { endpoints: facts, prerendered, notRoutes, files, skipped }
  return { ...report, ...(page !== undefined && { notFound: page }) }
}

async function listPaths(
  endpoints: readonly PrerenderedEndpoint[],
  manifest: RouteManifest,
  runStep: RunStep,
): Promise<PathOfRoute[]> {
  const all: PathOfRoute[] = []
  for (const { route, module } of endpoints) {
    const isDynamic = route.segments.flat().some((part) => part.kind !== 'static')
    const step = { file: route.file, doing: 'while its getStaticPaths ran' }
    const paths = await runStep(step, () => staticPaths(route, module, { manifest }))
    for (const [index, path] of paths.entries()) all.push({ ...path, route, ...(isDynamic && { index }) })
  }
  return all
}

function stepOf({ route: { file }, path, index }: PlannedFile): Step {
  return { file, doing: `while ${path} was prerendered${entryText(index)}` }
}

function once(tell: (text: string) => void): (text: string) => void {
  const said = new Set<string>()
  return (text) => {
    if (said.has(text)) return
    said.add(text)
    tell(text)
  }
}

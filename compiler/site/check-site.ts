import { buildError } from '../../sw/core/errors/build-errors.ts'
import type { StowawayError } from '../../sw/core/errors/stowaway-error.ts'
import { generatePath } from '../../sw/core/routes/generate-path.ts'
import type { Route } from '../../sw/core/routes/route.ts'
import type { RouteManifest } from '../../sw/core/routes/route-manifest.ts'
import { scriptsFor } from '../scripts/own-scripts.ts'
import { filePaths } from './file-paths.ts'
import { notFoundScript } from './not-found-page.ts'
import { type SiteFile, textOfFile } from './site-file.ts'
import { type SiteProject, workerFile } from './site-project.ts'

/**
 * Refuses a file of the project that a script of the package would replace. A site without a worker may have a `sw.js`
 * of its own.
 */
export class ReservedNames {
  readonly #worker: string
  readonly #names: ReadonlySet<string>

  constructor({ options }: Pick<SiteProject, 'options'>, hasWorker: boolean) {
    this.#worker = workerFile(options)
    const worker = hasWorker ? [this.#worker, notFoundScript] : []
    this.#names = new Set<string>([...worker, ...scriptsFor(options, hasWorker)])
  }

  /** @param nameOf says where a path comes from */
  refuse(paths: Iterable<string>, nameOf: (path: string) => string): void {
    for (const path of paths) {
      if (!this.#names.has(path)) continue
      const file = nameOf(path)
      throw buildError(path === this.#worker ? 'WorkerNameTaken' : 'FileNameReserved', { file, path }, { file })
    }
  }
}

/** Refuses a worker of the site's own that should load the endpoints and does not name their script. */
export async function refuseMissingImport(
  site: ReadonlyMap<string, SiteFile>,
  { options }: SiteProject,
): Promise<void> {
  const { importedBy: file } = options.serviceWorker
  if (file === undefined || options.target === 'node') return
  const path = workerFile(options)
  const text = await textOfFile(site.get(file))
  if (!text?.includes(path)) throw buildError('WorkerImportMissing', { file, path }, { file })
}

interface JudgedSite {
  readonly manifest: RouteManifest
  readonly prerendered: readonly string[]
  /** The names of all files of the site. */
  readonly names: readonly string[]
}

/** Files and endpoints of a site that no request reaches. */
export function judgeSite({ manifest, prerendered, names }: JudgedSite): readonly StowawayError[] {
  const { error } = manifest
  const page = error !== undefined && prerendered.includes(error) ? error : undefined
  return [
    ...hiddenEndpoints(manifest, prerendered, names),
    ...namesInTwoCases(names),
    ...(page === undefined ? [] : [buildError('ErrorPageNotServed', { file: page }, { file: page })]),
  ]
}

function hiddenEndpoints(
  { routes }: RouteManifest,
  prerendered: readonly string[],
  names: readonly string[],
): readonly StowawayError[] {
  const hidingFile = fileAtAddress(names)
  const files = new Set(prerendered)
  return routes
    .filter(({ file }) => !files.has(file))
    .flatMap((route) => {
      const { file } = route
      const path = hidingFile(route)
      return path === undefined ? [] : [buildError('EndpointHiddenByFile', { file, path }, { file })]
    })
}

/** Finds the file of a site that is at the address of a route without params. */
export function fileAtAddress(names: readonly string[]): (route: Route) => string | undefined {
  const files = new Map(names.flatMap((name) => filePaths([name], '').map((path) => [path, name])))
  return (route) =>
    route.segments.flat().every((part) => part.kind === 'static')
      ? files.get(generatePath(route, {}, 'ignore'))
      : undefined
}

function namesInTwoCases(names: readonly string[]): readonly StowawayError[] {
  const known = new Map<string, string>()
  return names.flatMap((second) => {
    const first = known.get(second.toLowerCase())
    known.set(second.toLowerCase(), second)
    const args = { file: second, first: first ?? '', second }
    return first === undefined ? [] : [buildError('StaticPathsDifferInCase', args, { file: second })]
  })
}

import { compilerError } from '../../sw/core/errors/compiler-errors.ts'
import { createManifest } from '../../sw/core/routes/manifest.ts'
import type { RouteManifest } from '../../sw/core/routes/route-manifest.ts'
import { type ProjectFiles, withoutPackages } from './project-files.ts'
import { readOrigins } from './read-origins.ts'
import type { Settings } from './settings.ts'

interface ManifestSettings
  extends Pick<Settings, 'pages' | 'output' | 'trailingSlash' | 'redirects' | 'origins' | 'site'> {
  /** As written in the configuration. */
  readonly base: string
}

/**
 * Reads the pages folder, and the middleware beside it, into a route table.
 *
 * @returns the manifest, and a warning for each file that only looks like an endpoint
 * @throws `PagesFolderMissing`, `MiddlewareRepeated`, and as `createManifest` and `readOrigins`
 */
export async function readManifest(
  files: ProjectFiles,
  { pages, base, output, trailingSlash, redirects, origins = {}, site }: ManifestSettings,
): Promise<{ readonly manifest: RouteManifest; readonly warnings: readonly string[] }> {
  const inPages = await files.list(pages)
  const others = await readOrigins(files, { pages, origins, ...(site !== undefined && { site }) })
  if (inPages === undefined && others.origins.length === 0) throw compilerError('PagesFolderMissing', { folder: pages })
  const middleware = await findMiddleware(files, pages)
  const { manifest, warnings } = createManifest({
    files: withoutPackages(inPages ?? []),
    base,
    trailingSlash,
    redirects,
    prerenderRedirects: output === 'static',
    ...(middleware !== undefined && { middleware }),
  })
  return {
    manifest: others.origins.length === 0 ? manifest : { ...manifest, origins: others.origins },
    warnings: [...warnings, ...others.warnings],
  }
}

const middlewareNames = ['middleware.ts', 'middleware.js', 'middleware/index.ts', 'middleware/index.js']

/** `src/middleware.ts` or `src/middleware/index.ts`, relative to the pages folder. */
async function findMiddleware(files: ProjectFiles, pages: string): Promise<string | undefined> {
  const folder = pages.slice(0, pages.lastIndexOf('/') + 1)
  const texts = await Promise.all(middlewareNames.map((name) => files.read(folder + name)))
  const [first, second] = middlewareNames.filter((_, index) => texts[index] !== undefined)
  if (first !== undefined && second !== undefined) {
    const args = { first: folder + first, second: folder + second }
    throw compilerError('MiddlewareRepeated', args, { file: args.second })
  }
  return first === undefined ? undefined : `../${first}`
}

/** The path in the project of a file of the manifest, which is relative to the pages folder. */
export function projectPath(file: string, pages: string): string {
  if (file.startsWith('../')) return projectPath(file.slice(3), pages.slice(0, Math.max(0, pages.lastIndexOf('/'))))
  return pages === '' ? file : `${pages}/${file}`
}

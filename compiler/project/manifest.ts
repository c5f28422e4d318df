import { compilerError } from '../../sw/core/errors/compiler-errors.ts'
import { compareCodePoints } from '../../sw/core/routes/compare-code-points.ts'
import { createManifest } from '../../sw/core/routes/manifest.ts'
import type { RouteManifest } from '../../sw/core/routes/route-manifest.ts'
import type { FilledOptions } from './compile-options.ts'
import type { SourceFiles } from './source-files.ts'

/** Makes the route table of a project that lies in memory, as the one of a project on disk is made. */
export function fileManifest(
  files: SourceFiles,
  { pages, base, output, trailingSlash, redirects = {} }: FilledOptions,
): { readonly manifest: RouteManifest; readonly warnings: readonly string[] } {
  const prefix = pages === '' ? '' : `${pages}/`
  const inPages = [...files.keys()].filter((file) => file.startsWith(prefix)).map((file) => file.slice(prefix.length))
  if (inPages.length === 0) throw compilerError('PagesFolderMissing', { folder: pages })
  const middleware = findMiddleware(files, pages)
  return createManifest({
    files: inPages.filter((file) => !file.split('/').includes('node_modules')).sort(compareCodePoints),
    base,
    trailingSlash,
    redirects,
    prerenderRedirects: output === 'static',
    ...(middleware !== undefined && { middleware }),
  })
}

/** `src/middleware.ts` or `src/middleware/index.ts`, relative to the pages folder. */
function findMiddleware(files: SourceFiles, pages: string): string | undefined {
  const names = pages.split('/')
  const folder = names.slice(0, -1).map((name) => `${name}/`)
  return ['middleware.ts', 'middleware.js', 'middleware/index.ts', 'middleware/index.js']
    .filter((name) => files.has(folder.join('') + name))
    .map((name) => `../${name}`)[0]
}

/** A file of the manifest, which is relative to the pages folder, by its path in the project. */
export function projectPath(file: string, pages: string): string {
  return file.startsWith('../') ? [...pages.split('/').slice(0, -1), file.slice(3)].join('/') : `${pages}/${file}`
}

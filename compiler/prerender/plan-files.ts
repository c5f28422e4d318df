import { buildError } from '../../sw/core/errors/build-errors.ts'
import { prerenderError } from '../../sw/core/errors/prerender-errors.ts'
import type { StowawayError } from '../../sw/core/errors/stowaway-error.ts'
import type { RedirectRoute, Route } from '../../sw/core/routes/route.ts'
import type { StaticPath } from '../../sw/core/static-paths/static-paths.ts'
import { foldersOf, outputPath, whyUnsafe } from '../content/output-path.ts'
import type { SkippedPath } from './static-file.ts'

/** A path to prerender. */
export interface PathOfRoute extends StaticPath {
  readonly route: Route
  /** The index in the result of `getStaticPaths`; absent for a route without params. */
  readonly index?: number
  /** A redirect of the configuration, in the place of an endpoint. */
  readonly redirect?: RedirectRoute
}

/** A path and the file that it becomes. */
export interface PlannedFile extends PathOfRoute {
  readonly output: string
  /** An `index` endpoint whose path is a folder's name: it must answer with HTML. */
  readonly isIndexPage: boolean
}

interface FilePlan {
  readonly files: readonly PlannedFile[]
  readonly skipped: readonly SkippedPath[]
  /** One for each path that loses its file name to another. */
  readonly warnings: readonly StowawayError[]
}

/**
 * Assigns a file to every path before anything is written. The public folder's files win, then the first route. Throws
 * `UnsafeStaticPath`, and `StaticPathIsFolder` where a file and a folder need one name.
 */
export function planFiles(paths: readonly PathOfRoute[], publicFiles: ReadonlySet<string>): FilePlan {
  const outputs = new Map(paths.map((path) => [path, safeOutput(path)]))
  const folders = neededFolders(outputs, publicFiles)
  const taken = new Map<string, PlannedFile>()
  const skipped: SkippedPath[] = []
  const warnings: StowawayError[] = []
  for (const [path, raw] of outputs) {
    const planned = place(path, raw, folders)
    const { output, route } = planned
    refuseFolders(planned, folders, publicFiles)
    const winner = taken.get(output)
    if (winner === undefined && !publicFiles.has(output)) {
      taken.set(output, planned)
      continue
    }
    const { file } = route
    const warning = winner
      ? buildError('StaticPathTaken', { file, path: path.path, route: route.id, winner: winner.route.id }, { file })
      : buildError('EndpointHiddenByFile', { file, path: output }, { file })
    warnings.push(warning)
    skipped.push({ path: output, reason: warning.message })
  }
  return { files: [...taken.values()], skipped, warnings }
}

function safeOutput({ path, redirect, route: { file } }: PathOfRoute): string {
  const folder = outputPath(path)
  const output = redirect === undefined ? folder : [folder, 'index.html'].filter(Boolean).join('/')
  const reason = output === '' ? undefined : whyUnsafe(output)
  if (reason !== undefined) throw prerenderError('UnsafeStaticPath', { file, path, reason }, { file })
  return output
}

/** Each folder, with the name of something inside; the root is always one. */
function neededFolders(
  outputs: ReadonlyMap<PathOfRoute, string>,
  publicFiles: ReadonlySet<string>,
): ReadonlyMap<string, string> {
  const folders = new Map([['', 'the output']])
  const need = (output: string, by: string) => {
    for (const folder of foldersOf(output)) if (!folders.has(folder)) folders.set(folder, by)
  }
  for (const [{ path, route }, output] of outputs) need(output, `${path} of ${route.file}`)
  for (const file of publicFiles) need(file, `the public file ${file}`)
  return folders
}

function place(path: PathOfRoute, raw: string, folders: ReadonlyMap<string, string>): PlannedFile {
  const isIndexPage = folders.has(raw) && /(^|\/)index\.[jt]s$/.test(path.route.file)
  const output = isIndexPage ? [raw, 'index.html'].filter(Boolean).join('/') : raw
  return { ...path, output, isIndexPage }
}

function refuseFolders(
  { output, route: { file } }: PlannedFile,
  folders: ReadonlyMap<string, string>,
  publicFiles: ReadonlySet<string>,
): void {
  const other = folders.get(output)
  if (other !== undefined) throw prerenderError('StaticPathIsFolder', { file, path: output, other }, { file })
  const parent = foldersOf(output).find((folder) => publicFiles.has(folder))
  if (parent === undefined) return
  const args = { file: `The public file ${parent}`, path: parent, other: `${output} of ${file}` }
  throw prerenderError('StaticPathIsFolder', args, { file })
}

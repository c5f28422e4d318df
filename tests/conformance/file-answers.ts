import { join } from 'node:path'
import { filesBelow } from '../hosts/files-below.ts'
import type { RunContext } from './host.ts'
import type { Project, RecordedCase } from './recorded.ts'
import { decodePath, pathWithin } from './route-facts.ts'

/** Paths, relative to the site's root, that were files when the project was recorded. */
export const recordedPaths = (project: Project): ReadonlySet<string> =>
  new Set([...(project.files ?? []).map(({ path }) => path), ...filesBelow(join(project.folder, 'public'))])

/** Whether a case's recorded answer came from a file: the preview server's, or the standalone adapter's. */
export function isFileAnswer({ project, facts }: RunContext, { request, expect }: RecordedCase): boolean {
  const { adapter, serve } = project.settings
  // The standalone server redirects to the right slash form before it looks for a file.
  if (adapter === 'middleware' || (expect.status >= 300 && expect.status < 400)) return false
  const path = decodePath(pathWithin(facts.base, request.path)).slice(1)
  if (serve === 'dev') return filesBelow(join(project.folder, 'public')).includes(path)
  return adapter === undefined || recordedPaths(project).has(path)
}

import { answeringTargets } from './answering-targets.ts'
import { behindRests } from './behind-rests.ts'
import type { RedirectStatus } from './route.ts'
import type { RouteManifest } from './route-manifest.ts'
import { fileOfName, nameOf } from './route-name.ts'
import type { RouteTable } from './route-table.ts'

/** Writes the routes of a manifest in the form for built scripts. `readTable` reads it. */
export const compileRoutes = (
  manifest: Pick<RouteManifest, 'routes' | 'redirects' | 'prerendered' | 'trailingSlash'>,
): RouteTable => {
  const { routes, redirects: listed, prerendered = [], trailingSlash } = manifest
  const names: string[] = []
  const files: Record<number, string> = {}
  const redirects: Record<number, readonly [destination: string, status?: RedirectStatus]> = {}
  const targets = answeringTargets(manifest)
  for (const [place, target] of targets.entries()) {
    if ('file' in target) {
      const name = nameOf(target.id, target.file)
      if (fileOfName(name) !== target.file) files[place] = target.file
      names.push(name)
    } else {
      const { id, destination, status } = target
      names.push(nameOf(id, undefined))
      redirects[place] = status === undefined ? [destination] : [destination, status]
    }
  }
  const behind = behindRests(targets.map(({ id }) => id))
  const wanted = new Set(listed.map(({ destination }) => destination))
  const destinations = routes
    .filter(({ id, file }) => wanted.has(id) && prerendered.includes(file))
    .map(({ id, file }) => nameOf(id, file))
  return {
    trailingSlash,
    names,
    ...(Object.keys(files).length > 0 && { files }),
    ...(listed.length > 0 && { redirects }),
    ...(behind.length > 0 && { behind }),
    ...(destinations.length > 0 && { destinations }),
  }
}

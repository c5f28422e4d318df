import { answeringTargets } from './answering-targets.ts'
import { joinPaths } from './path-list.ts'
import type { RouteManifest } from './route-manifest.ts'
import type { StaticTable } from './static-table.ts'

/** The routes of a manifest for `staticMatcher`; `undefined` if it takes more to match or to answer them. */
export const compileStaticRoutes = (
  manifest: Pick<RouteManifest, 'routes' | 'redirects' | 'prerendered' | 'trailingSlash'>,
): StaticTable | undefined => {
  const files: Record<number, string> = {}
  const ids: string[] = []
  for (const [place, target] of answeringTargets(manifest).entries()) {
    // The path of an id with one of these characters is another text.
    if (!('file' in target) || /[[?#%]/.test(target.id)) return undefined
    if (target.file !== `${target.id.slice(1)}.ts`) files[place] = target.file
    ids.push(target.id)
  }
  if (ids.length === 0) return undefined
  return {
    trailingSlash: manifest.trailingSlash,
    names: joinPaths(ids),
    ...(Object.keys(files).length > 0 && { files }),
  }
}

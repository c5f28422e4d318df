import { answeringTargets } from './answering-targets.ts'
import type { RouteManifest } from './route-manifest.ts'
import type { StaticTable } from './static-table.ts'

/** The routes of a manifest for `staticMatcher`; `undefined` if it takes more to match or to answer them. */
export const compileStaticRoutes = (
  manifest: Pick<RouteManifest, 'routes' | 'redirects' | 'prerendered' | 'trailingSlash'>,
): StaticTable | undefined => {
  const files: string[] = []
  const ids: string[] = []
  for (const target of answeringTargets(manifest)) {
    // The path of an id with one of these characters is another text.
    if (!('file' in target) || /[[?#%]/.test(target.id)) return undefined
    files.push(target.file)
    ids.push(target.id)
  }
  if (ids.length === 0) return undefined
  const areNamed = ids.every((id, place) => files[place] === `${id.slice(1)}.ts`)
  return { trailingSlash: manifest.trailingSlash, ids, ...(!areNamed && { files }) }
}

import { pathText } from './path-text.ts'
import type { RouteList } from './route-list.ts'
import { trailingSlashOf } from './trailing-slash.ts'

/** Whether a route may have params. All that it does not hold for are found by `staticLookup`. */
export const hasBracket = (id: string): boolean => id.includes('[')

const slash = 0x2f

/** Finds the place in route order of the route without params that has a path. */
export const staticLookup = (list: RouteList): ((path: string) => number | undefined) => {
  const { ids, trailingSlash } = list
  const slashOf = (place: number) => trailingSlashOf(list.targetAt(place), trailingSlash)
  const places = new Map<string, number>()
  for (let place = 0; place < ids.length; place++) {
    const id = ids[place] ?? ''
    if (hasBracket(id)) continue
    const end = trailingSlash === 'always' && id !== '/' && slashOf(place) === 'always' ? '/' : ''
    places.set(pathText(id) + end, place)
  }
  return (path) => {
    const found = places.get(path)
    if (found !== undefined || trailingSlash !== 'ignore' || path.charCodeAt(path.length - 1) !== slash) return found
    if (path.length < 3) return undefined
    const bare = places.get(path.slice(0, -1))
    return bare !== undefined && slashOf(bare) === 'ignore' ? bare : undefined
  }
}

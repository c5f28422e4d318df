import { hitOf } from './route-leaf.ts'
import type { RouteList } from './route-list.ts'
import type { Matcher } from './route-matcher.ts'
import { staticLookup } from './static-lookup.ts'

/** Matches routes of which none has params. */
export const staticMatcher = (list: RouteList): Matcher => {
  const placeOf = staticLookup(list)
  const first: Matcher['first'] = (pathname) => {
    const place = placeOf(pathname)
    return place === undefined ? undefined : hitOf(list.targetAt(place), {})
  }
  return {
    first,
    all(pathname) {
      const hit = first(pathname)
      return hit === undefined ? [] : [hit]
    },
  }
}

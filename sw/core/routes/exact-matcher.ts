import type { Route } from './route.ts'
import type { Matcher } from './route-matcher.ts'

/** Matches the routes of a project that has only a few, by all the paths that they answer. */
export const exactMatcher = (paths: ReadonlyMap<string, Route>): Matcher => {
  const all: Matcher['all'] = (pathname) => {
    const route = paths.get(pathname)
    return route === undefined ? [] : [{ route, params: {} }]
  }
  return { first: (pathname) => all(pathname)[0], all }
}

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { filesBelow } from '../hosts/files-below.ts'
import { type EndpointFacts, readEndpoint } from './endpoint-facts.ts'
import { readOptions } from './options.ts'
import type { AstroConfig } from './recorded.ts'
import { decodePath, pathWithin, patternMatcher, routeMatcher } from './route-facts.ts'

/** What the attribution of a difference may ask about a project: its sources, read independently of the product. */
export interface ProjectFacts {
  /** The major version of the Astro that was recorded. */
  readonly astro: number
  readonly base: string
  /** Endpoint files, those that only Astro takes for endpoints included. */
  readonly endpoints: readonly EndpointFacts[]
  /** The endpoints whose pattern matches the path of a request target, in no order. */
  matching(target: string): readonly EndpointFacts[]
  readonly hasMiddleware: boolean
  /** The `redirects` of the configuration whose source matches the path of a request target. */
  redirectsFrom(target: string): readonly { readonly source: string; readonly target: unknown }[]
  isPrerendered(endpoint: EndpointFacts): boolean
}

/** Reads the facts of the project in `root`. */
export function readFacts(root: string, astro: string, config: AstroConfig): ProjectFacts {
  const pages = join(root, 'src/pages')
  const { base, stowaway } = readOptions(config, astro)
  const endpoints = filesBelow(pages)
    .filter((file) => /\.[jt]s$/.test(file) && !/(?:^|\/)_/.test(file))
    .map((file) => readEndpoint(file, readFileSync(join(pages, file), 'utf8')))
  const redirects = Object.entries(stowaway.redirects ?? {}).map(([source, target]) => ({
    source,
    target,
    matches: patternMatcher(source),
  }))
  const pathOf = (target: string): string => decodePath(pathWithin(base, target))
  const matchers = endpoints.map((endpoint) => ({ endpoint, matches: routeMatcher(endpoint.file) }))
  return {
    astro: Number.parseInt(astro, 10),
    base,
    endpoints,
    matching: (target) => matchers.filter(({ matches }) => matches(pathOf(target))).map(({ endpoint }) => endpoint),
    hasMiddleware: filesBelow(join(root, 'src')).some((file) => /^middleware(?:\/index)?\.[jt]s$/.test(file)),
    redirectsFrom: (target) => redirects.filter(({ matches }) => matches(pathOf(target))),
    isPrerendered: ({ prerender }) => (typeof prerender === 'boolean' ? prerender : stowaway.output === 'static'),
  }
}

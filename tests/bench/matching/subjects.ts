import { createApp, type Route, type RouteManifest } from '../../../sw/index.ts'
import { createOracle } from '../../core/routes/oracle.ts'
import { loadPeer } from '../tools/load-peer.ts'
import { ourMatcher } from './our-matcher.ts'
import { createPlainTree } from './plain-tree.ts'
import { inOrder, routePath } from './route-path.ts'

export interface Found {
  readonly id: string
  readonly params: Readonly<Record<string, string | undefined>>
}

/** A router with all routes. `Raw` is what it returns for a hit. */
export interface Router<Raw = unknown> {
  find(path: string): Raw | null | undefined
  /** Reads a hit. Only for the check before the measurement. */
  read(raw: Raw): Found
}

export interface MatchingSubject {
  readonly kind: 'ours' | 'limit' | 'peer'
  /** Loads code; it is not measured. */
  prepare(peers: string): Promise<(manifest: RouteManifest) => Router>
}

/** A subject whose hits have one type. */
const subject = <Raw>(
  kind: MatchingSubject['kind'],
  prepare: (peers: string) => Promise<(manifest: RouteManifest) => Router<Raw>>,
): MatchingSubject =>
  // `find` makes what `read` gets, so the type between them may be hidden.
  ({ kind, prepare: prepare as MatchingSubject['prepare'] })

export const limit = 'a Map and a segment tree'

export const subjects: Readonly<Record<string, MatchingSubject>> = {
  [limit]: subject('limit', async () => ({ routes }) => ({
    find: createPlainTree(routes),
    read: ({ route, params }) => ({ id: route.id, params }),
  })),
  'regular expressions in route order': subject<Found>('limit', async () => ({ routes, trailingSlash }) => {
    const { first } = createOracle(routes, trailingSlash)
    return { find: first, read: (found) => found }
  }),
  'our matcher': subject('ours', async () => (manifest) => ({
    find: ourMatcher(manifest),
    read: ({ route, params }) => ({ id: route.id, params }),
  })),
  'App.match with a path': subject('ours', async () => (manifest) => ({
    find: appMatch(manifest).match,
    read: readMatch,
  })),
  'App.match with a URL, as the worker calls it': subject('ours', async () => (manifest) => {
    const { match } = appMatch(manifest)
    const url = new URL('http://localhost/')
    // The URL of a request is there already: only its path differs here.
    const urls = new Map<string, URL>()
    const urlOf = (path: string): URL => {
      const known = urls.get(path)
      if (known !== undefined) return known
      const made = new URL(path, url)
      urls.set(path, made)
      return made
    }
    return { find: (path) => match(urlOf(path)), read: readMatch }
  }),
  'find-my-way': subject('peer', async (peers) => {
    const { default: create } = await loadPeer<FindMyWay>(peers, 'find-my-way')
    return ({ routes }) => {
      const router = create({ maxParamLength: 500 })
      for (const route of routes) router.on('GET', routePath(route, { rest: () => '*' }), () => undefined, route)
      return {
        find: (path) => router.find('GET', path),
        read: ({ store, params: { '*': rest, ...params } }) => ({
          id: store.id,
          params: rest === undefined ? params : { ...params, path: rest },
        }),
      }
    }
  }),
  rou3: subject('peer', async (peers) => {
    const { createRouter, addRoute, findRoute } = await loadPeer<Rou3>(peers, 'rou3')
    return ({ routes }) => {
      const router = createRouter()
      for (const route of routes) addRoute(router, 'GET', routePath(route, { rest: (name) => `**:${name}` }), route)
      return {
        find: (path) => findRoute(router, 'GET', path),
        read: ({ data, params = {} }) => ({ id: data.id, params: { ...params } }),
      }
    }
  }),
  'hono, its default': honoSubject(async (load) => {
    const { SmartRouter } = await load('smart-router')
    const { RegExpRouter } = await load('reg-exp-router')
    const { TrieRouter } = await load('trie-router')
    if (!SmartRouter || !RegExpRouter || !TrieRouter) throw new Error('A router of Hono is missing.')
    return () => new SmartRouter({ routers: [new RegExpRouter(), new TrieRouter()] })
  }),
  'hono, TrieRouter': honoSubject(async (load) => {
    const { TrieRouter } = await load('trie-router')
    if (!TrieRouter) throw new Error('A router of Hono is missing.')
    return () => new TrieRouter()
  }),
  'hono/tiny, PatternRouter': honoSubject(async (load) => {
    const { PatternRouter } = await load('pattern-router')
    if (!PatternRouter) throw new Error('A router of Hono is missing.')
    return () => new PatternRouter()
  }),
  'itty-router': subject('peer', async (peers) => {
    const { Router } = await loadPeer<IttyModule>(peers, 'itty-router')
    return ({ routes }) => {
      const router = Router()
      for (const route of inOrder(routes)) router.get(routePath(route, { rest: (name) => `:${name}+` }), route)
      const list = router.routes
      return {
        // The loop of its own `fetch`, without the work on requests.
        find: (path) => {
          for (const [, expression, [route]] of list) {
            const match = expression.exec(path)
            if (match !== null) return { route, match }
          }
          return undefined
        },
        read: ({ route, match }) => ({ id: route.id, params: { ...match.groups } }),
      }
    }
  }),
}

function appMatch(manifest: RouteManifest) {
  return createApp({ manifest, load: () => ({}) })
}

function readMatch(match: ReturnType<ReturnType<typeof createApp>['match']>): Found {
  if (match === undefined || !('route' in match)) return { id: '', params: {} }
  return { id: (match.route as Route).id, params: 'params' in match ? { ...match.params } : {} }
}

interface FindMyWay {
  readonly default: (options: { maxParamLength: number }) => {
    on(method: string, path: string, handler: () => void, store: Route): void
    find(method: string, path: string): { store: Route; params: Record<string, string | undefined> } | null
  }
}

interface Rou3 {
  createRouter(): object
  addRoute(router: object, method: string, path: string, route: Route): void
  findRoute(router: object, method: string, path: string): { data: Route; params?: Record<string, string> } | undefined
}

interface IttyModule {
  readonly Router: () => {
    get(path: string, route: Route): unknown
    readonly routes: readonly (readonly [string, RegExp, readonly [Route]])[]
  }
}

type HonoHandlers = readonly (readonly [Route, Readonly<Record<string, string | number>>])[]

interface HonoRouter {
  add(method: string, path: string, route: Route): void
  match(method: string, path: string): readonly [handlers: HonoHandlers, values?: readonly string[]]
}

type HonoModule = Readonly<Record<string, (new (options?: object) => HonoRouter) | undefined>>

function honoSubject(prepare: (load: (name: string) => Promise<HonoModule>) => Promise<() => HonoRouter>) {
  return subject('peer', async (peers) => {
    const create = await prepare((name) => loadPeer<HonoModule>(peers, `hono/router/${name}`))
    return ({ routes }: RouteManifest) => {
      const router = create()
      const syntax = {
        suffix: (name: string, text: string) => `:${name}{[^/]+${text.replaceAll('.', '\\.')}}`,
        rest: (name: string) => `:${name}{.+}`,
      }
      for (const route of inOrder(routes)) router.add('GET', routePath(route, syntax), route)
      return {
        find: (path: string) => {
          const found = router.match('GET', path)
          return found[0].length === 0 ? undefined : found
        },
        read: ([[hit], stash = []]: ReturnType<HonoRouter['match']>): Found => {
          if (hit === undefined) return { id: '', params: {} }
          const [route, params] = hit
          const value = (of: string | number): string | undefined => (typeof of === 'number' ? stash[of] : of)
          // Its params take the extension along.
          const entries = Object.entries(params).map(([name, of]) => [name, value(of)?.replace(/\.(?:json|xml)$/, '')])
          return { id: route.id, params: Object.fromEntries(entries) }
        },
      }
    }
  })
}

import { loadPeer } from '../tools/load-peer.ts'
import { ourApp } from './our-app.ts'

export type Respond = (request: Request) => Response | Promise<Response>

export interface DispatchSubject {
  readonly kind: 'ours' | 'limit' | 'peer'
  create(names: readonly string[], places: Places): Promise<Respond>
}

/** Where a subject finds what was built or installed for it. */
export interface Places {
  /** Our built projects. */
  readonly projects: string
  /** The installed peers. */
  readonly peers: string
}

const origin = 'http://localhost:3000'
const headers = { 'content-type': 'application/json' }
const answer = (id: string | undefined): Response => new Response(JSON.stringify({ id }), { headers })

export const bare = 'a bare handler'

/** Every subject answers `GET /api/NAME/ID` with `{"id":"ID"}`; the bare handler does so with `{}`. */
export const subjects: Readonly<Record<string, DispatchSubject>> = {
  [bare]: { kind: 'limit', create: async () => () => new Response('{}') },
  'a Map of prefixes and a handler': {
    kind: 'limit',
    create: async (names) => {
      const handlers = new Map(names.map((name) => [`/api/${name}/`, answer]))
      return ({ url, method }) => {
        const path = url.indexOf('/', 8)
        const query = url.indexOf('?', path)
        const end = query < 0 ? url.length : query
        const last = url.lastIndexOf('/', end - 1) + 1
        const handler = handlers.get(url.slice(path, last))
        return handler === undefined || method !== 'GET'
          ? new Response(null, { status: 404 })
          : handler(url.slice(last, end))
      }
    },
  },
  'app.fetch': {
    kind: 'ours',
    create: async (names, { projects }) => {
      const app = await ourApp(projects, 'plain', names.length)
      return (request) => app.fetch(request)
    },
  },
  'app.match and app.handle, as the worker calls them': {
    kind: 'ours',
    create: async (names, { projects }) => {
      const app = await ourApp(projects, 'plain', names.length, { timeout: 50_000 })
      return (request) => {
        const match = app.match(new URL(request.url))
        return match === undefined ? new Response(null, { status: 404 }) : app.handle(match, request)
      }
    },
  },
  'app.fetch, the endpoint uses url, cookies, locals and signal': {
    kind: 'ours',
    create: async (names, { projects }) => {
      const app = await ourApp(projects, 'context', names.length)
      return (request) => app.fetch(request)
    },
  },
  hono: {
    kind: 'peer',
    create: async (names, { peers }) => honoApp(names, await loadPeer(peers, 'hono')),
  },
  'hono/tiny': {
    kind: 'peer',
    create: async (names, { peers }) => honoApp(names, await loadPeer(peers, 'hono/tiny')),
  },
  h3: {
    kind: 'peer',
    create: async (names, { peers }) => {
      const { H3 } = await loadPeer<{
        H3: new () => {
          get(path: string, handler: (event: { context: { params?: Record<string, string> } }) => Response): unknown
          fetch: Respond
        }
      }>(peers, 'h3')
      const app = new H3()
      for (const name of names) app.get(`/api/${name}/:id`, ({ context }) => answer(context.params?.id))
      return (request) => app.fetch(request)
    },
  },
  'itty-router': {
    kind: 'peer',
    create: async (names, { peers }) => {
      const { Router } = await loadPeer<{
        Router: () => {
          get(path: string, handler: (request: { params: Record<string, string> }) => Response): unknown
          fetch: Respond
        }
      }>(peers, 'itty-router')
      const app = Router()
      for (const name of names) app.get(`/api/${name}/:id`, ({ params }) => answer(params.id))
      return (request) => app.fetch(request)
    },
  },
}

interface HonoModule {
  readonly Hono: new () => {
    get(path: string, handler: (context: { req: { param(name: string): string } }) => Response): unknown
    fetch: Respond
  }
}

function honoApp(names: readonly string[], { Hono }: HonoModule): Respond {
  const app = new Hono()
  for (const name of names) app.get(`/api/${name}/:id`, ({ req }) => answer(req.param('id')))
  return (request) => app.fetch(request)
}

export const requestUrl = (id: string): string => `${origin}/api/items/${id}`

import type { Content } from '../state/project-files.ts'

export interface ExampleProject {
  readonly name: string
  readonly files: ReadonlyMap<string, Content>
  readonly open: string
  /** The first request. */
  readonly request: { readonly path: string }
}

export interface Example {
  readonly id: string
  readonly name: string
  readonly about: string
  load(): Promise<ExampleProject>
}

/** The starting points of new projects, the simplest first. */
export const examples: readonly Example[] = [
  example('hello', 'Hello', 'One file, one JSON response.', 'src/pages/hello.json.ts', '/hello.json?name=Ada'),
  example(
    'params',
    'Params',
    'One file for many addresses: [id] and [...path].',
    'src/pages/api/cities/[id].json.ts',
    '/api/cities/osaka.json',
  ),
  example(
    'todos',
    'Todos',
    'Create, read, update and delete stored data.',
    'src/pages/api/todos/index.json.ts',
    '/api/todos/index.json',
  ),
  example('login', 'Login', 'Cookies, a session, and a page for members.', 'src/pages/login.ts', '/login'),
  example('events', 'Events', 'A streaming response: server-sent events.', 'src/pages/clock.ts', '/clock'),
  example('feed', 'Feed', 'RSS and JSON files, written by the build.', 'src/pages/rss.xml.ts', '/rss.xml'),
  example('image', 'Image', 'SVG badges, drawn from the address.', 'src/pages/badge/[text].svg.ts', '/badge/ahoy.svg'),
  example(
    'middleware',
    'Middleware',
    'Checks a key before the endpoint, adds a header after it.',
    'src/middleware.ts',
    '/secret/treasure.json',
  ),
]

/** The project of a first visit. */
export const startingProject = (): Promise<ExampleProject> => {
  const [first] = examples
  if (first === undefined) throw new Error('There are no examples.')
  return first.load()
}

function example(id: string, name: string, about: string, open: string, path: string): Example {
  return {
    id,
    name,
    about,
    load: async () => {
      const { sources } = await import('./sources.ts')
      const prefix = `./${id}/`
      const own = Object.entries(sources).filter(([file]) => file.startsWith(prefix))
      return {
        name,
        open,
        request: { path },
        files: new Map(own.map(([file, text]) => [file.slice(prefix.length), text])),
      }
    },
  }
}

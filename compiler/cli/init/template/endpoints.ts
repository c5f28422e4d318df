// These files do not import each other: a project's own tsconfig.json may forbid imports that end with ".ts".

export const helloTs = `import type { APIRoute } from 'stowaway'

// Where this code runs right now: in the reader's browser, or on your machine.
const where = 'ServiceWorkerGlobalScope' in globalThis ? 'the service worker' : 'a server'

export const GET: APIRoute<'/api/hello.json'> = ({ url }) => {
  const name = url.searchParams.get('name') ?? 'world'
  return Response.json({ message: \`Hello, \${name}!\`, at: new Date() }, { headers: { 'x-answered-by': where } })
}
`

/** For an existing project: imports nothing from the example. */
export const plainHelloTs = `import type { APIRoute } from 'stowaway'

export const GET: APIRoute<'/api/hello.json'> = ({ url }) => {
  const name = url.searchParams.get('name') ?? 'world'
  return Response.json({ message: \`Hello, \${name}!\`, at: new Date() })
}
`

export const todoTs = `import type { APIRoute } from 'stowaway'
import { storage } from 'stowaway/storage'

// Where this code runs right now: in the reader's browser, or on your machine.
const where = 'ServiceWorkerGlobalScope' in globalThis ? 'the service worker' : 'a server'

interface Todo {
  readonly title: string
  readonly done: boolean
}

// Kept in the browser (IndexedDB), also when it is closed.
const todos = storage.namespace<Todo>('todos')
const first: Todo = { title: 'Write an endpoint', done: false }

const answer = (todo: Todo | undefined): Response =>
  Response.json(todo ?? { error: 'There is no such todo.' }, {
    status: todo === undefined ? 404 : 200,
    headers: { 'x-answered-by': where },
  })

const read = async (id: string): Promise<Todo | undefined> =>
  (await todos.get(id)) ?? (id === '1' ? first : undefined)

export const GET: APIRoute<'/api/todos/[id].json'> = async ({ params }) => answer(await read(params.id))

export const PATCH: APIRoute<'/api/todos/[id].json'> = async ({ params }) => {
  const todo = await read(params.id)
  if (todo === undefined) return answer(undefined)
  return answer(await todos.update(params.id, (kept = todo) => ({ ...kept, done: !kept.done })))
}
`

export const dataTs = `import type { APIRoute } from 'stowaway'

// Runs once, during the build: the answer's body becomes the file data.json.
export const prerender = true

export const GET: APIRoute<'/data.json'> = () => Response.json({ builtAt: new Date() })
`

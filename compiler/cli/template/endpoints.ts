/** Shared by the example's endpoints. It is outside the pages folder, so it is not an endpoint. */
export const whereTs = `/** Where this code runs right now: in the reader's browser, or on your machine. */
export const where = 'ServiceWorkerGlobalScope' in globalThis ? 'the service worker' : 'a server'
`

export const helloTs = `import type { APIRoute } from 'stowaway'
import { where } from '../../where.ts'

export const GET: APIRoute<'/api/hello.json'> = ({ url }) => {
  const name = url.searchParams.get('name') ?? 'world'
  return Response.json({ message: \`Hello, \${name}!\`, at: new Date() }, { headers: { 'x-answered-by': where } })
}
`

export const todoTs = `import type { APIRoute } from 'stowaway'
import { where } from '../../../where.ts'

interface Todo {
  readonly title: string
  readonly done: boolean
}

// Kept in memory: gone when the browser stops the worker. Use IndexedDB for what must last.
const todos = new Map<string, Todo>([
  ['1', { title: 'Write an endpoint', done: true }],
  ['2', { title: 'Deploy it as static files', done: false }],
])

const answer = (todo: Todo | undefined): Response =>
  Response.json(todo ?? { error: 'There is no such todo.' }, {
    status: todo === undefined ? 404 : 200,
    headers: { 'x-answered-by': where },
  })

export const GET: APIRoute<'/api/todos/[id].json'> = ({ params }) => answer(todos.get(params.id))

export const PATCH: APIRoute<'/api/todos/[id].json'> = ({ params }) => {
  const todo = todos.get(params.id)
  if (todo !== undefined) todos.set(params.id, { ...todo, done: !todo.done })
  return answer(todos.get(params.id))
}
`

export const dataTs = `import type { APIRoute } from 'stowaway'
import { where } from '../where.ts'

// Runs once, during the build: the answer's body becomes the file data.json.
export const prerender = true

export const GET: APIRoute<'/data.json'> = () =>
  Response.json({ builtAt: new Date() }, { headers: { 'x-answered-by': where } })
`

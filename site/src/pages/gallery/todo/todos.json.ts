import type { APIRoute } from 'stowaway'
import { readJson } from '../../../gallery/read-json.ts'
import { readText } from '../../../gallery/read-text.ts'
import { requireUser } from '../../../gallery/todo/accounts.ts'
import { changeTodos, readTodos, type Todo, titleLimits } from '../../../gallery/todo/todos.ts'

export const GET: APIRoute = async (context) =>
  Response.json(await readTodos(await requireUser(context)), { headers: { 'cache-control': 'no-store' } })

export const POST: APIRoute = async (context) => {
  const user = await requireUser(context)
  const title = readText(await readJson(context.request), 'title', titleLimits)
  const todo: Todo = { id: crypto.randomUUID(), title, done: false }
  await changeTodos(user, (todos) => [...todos, todo])
  const headers = { location: new URL(`todos/${todo.id}.json`, context.url).pathname }
  return Response.json(todo, { status: 201, headers })
}

/** Removes those that are done. */
export const DELETE: APIRoute = async (context) => {
  const user = await requireUser(context)
  return Response.json(await changeTodos(user, (todos) => todos.filter(({ done }) => !done)))
}

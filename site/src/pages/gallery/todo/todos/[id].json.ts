import type { APIRoute } from 'stowaway'
import { problem } from '../../../../gallery/problem.ts'
import { readJson } from '../../../../gallery/read-json.ts'
import { readText } from '../../../../gallery/read-text.ts'
import { requireUser } from '../../../../gallery/todo/accounts.ts'
import { changeTodos, moved, titleLimits } from '../../../../gallery/todo/todos.ts'

/** Changes what the body names: `title`, `done`, `position` (0: the first). */
export const PATCH: APIRoute<'/gallery/todo/todos/[id].json'> = async (context) => {
  const user = await requireUser(context)
  const input = await readJson(context.request)
  const title = 'title' in input ? readText(input, 'title', titleLimits) : undefined
  const { done, position } = input
  if (done !== undefined && typeof done !== 'boolean') return problem(422, 'Done is true or false.', { field: 'done' })
  if (position !== undefined && !isPosition(position)) {
    return problem(422, 'The position is a whole number from 0.', { field: 'position' })
  }
  const todos = await changeTodos(user, (todos) => {
    const todo = todos.find(({ id }) => id === context.params.id)
    if (todo === undefined) throw gone()
    const changed = { ...todo, ...(title !== undefined && { title }), ...(done !== undefined && { done }) }
    return moved(todos, changed, position ?? todos.indexOf(todo))
  })
  return Response.json(todos)
}

export const DELETE: APIRoute<'/gallery/todo/todos/[id].json'> = async (context) => {
  const user = await requireUser(context)
  await changeTodos(user, (todos) => {
    const others = todos.filter(({ id }) => id !== context.params.id)
    if (others.length === todos.length) throw gone()
    return others
  })
  return new Response(null, { status: 204 })
}

const gone = (): Response => problem(404, 'This todo no longer exists.')

const isPosition = (value: unknown): value is number => Number.isInteger(value) && Number(value) >= 0

import { storage } from 'stowaway/storage'
import { problem, spoiled } from '../problem.ts'

export interface Todo {
  readonly id: string
  readonly title: string
  readonly done: boolean
}

export const titleLimits = { label: 'The todo', max: 200 }
const mostTodos = 200

/** One list for each account, in the order of its owner. */
const lists = storage.namespace('gallery').namespace('todo').namespace<readonly Todo[]>('lists')

export const readTodos = async (user: string): Promise<readonly Todo[]> => checked(await lists.get(user))

/** Changes an account's list atomically. If `change` throws a response, nothing changes. */
export const changeTodos = (user: string, change: (todos: readonly Todo[]) => readonly Todo[]) =>
  lists.update(user, (todos) => {
    const next = change(checked(todos))
    if (next.length > mostTodos)
      throw problem(422, `The list is full: the limit is ${mostTodos} todos.`, { field: 'title' })
    return next
  })

export const removeTodos = (user: string): Promise<boolean> => lists.delete(user)

/** The todos, with one of them moved. */
export function moved(todos: readonly Todo[], todo: Todo, position: number): readonly Todo[] {
  const others = todos.filter(({ id }) => id !== todo.id)
  return [...others.slice(0, position), todo, ...others.slice(position)]
}

function checked(todos: readonly Todo[] = []): readonly Todo[] {
  const isWhole = Array.isArray(todos) && todos.every((one) => typeof one?.id === 'string' && 'title' in one)
  if (!isWhole) throw spoiled('The list')
  return todos
}

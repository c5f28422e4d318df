import { endpoint } from 'stowaway/client'
import type { Todo } from '../../src/gallery/todo/todos.ts'
import { answered, json } from '../shared/request.ts'
import { type Credentials, signUp } from './state.ts'

const sampleTodos = [
  { title: 'Log in with a sample account', done: true },
  { title: 'Reload the page: you stay logged in', done: false },
  { title: 'Stop the server: the list still works', done: false },
  { title: 'Read the endpoints below', done: false },
]

/**
 * Signs up a new account with some todos.
 *
 * @throws RequestFailed
 */
export async function startSample(): Promise<void> {
  await signUp(credentials(), async () => {
    for (const { title, done } of sampleTodos) {
      const body = { title }
      const { id } = await json<Todo>(endpoint('/gallery/todo/todos.json', { method: 'POST', body }))
      if (!done) continue
      await answered(endpoint('/gallery/todo/todos/[id].json', { method: 'PATCH', params: { id }, body: { done } }))
    }
  })
}

/** Nobody has to remember them. */
function credentials(): Credentials {
  const [number = 0, ...rest] = crypto.getRandomValues(new Uint32Array(4))
  return { name: `sailor-${number % 10_000}`, password: rest.join('-') }
}

import { computed, signal } from '@preact/signals'
import { endpoint } from 'stowaway/client'
import type { Todo } from '../../src/gallery/todo/todos.ts'
import { notify } from '../shared/notices.tsx'
import { answered, failureOf, json, type RequestFailed } from '../shared/request.ts'

export type Show = 'all' | 'open' | 'done'

/** The name of the logged-in user; `null`: nobody; `undefined`: not known yet. */
export const user = signal<string | null | undefined>(undefined)
export const todos = signal<readonly Todo[]>([])
export const show = signal<Show>('all')
/** Why nothing can be shown, if the stored data is damaged. */
export const damage = signal<string | undefined>(undefined)
/** Announced by screen readers. */
export const said = signal('')
/** The number of running requests. */
export const pending = signal(0)

export const open = computed(() => todos.value.filter(({ done }) => !done))
export const shown = computed(() =>
  todos.value.filter(({ done }) => show.value === 'all' || done === (show.value === 'done')),
)

const session = '/gallery/todo/session.json'
const list = '/gallery/todo/todos.json'
const one = '/gallery/todo/todos/[id].json'

/** Loads the user and the list. */
export async function start(): Promise<void> {
  try {
    const { name } = await json<{ name: string | null }>(endpoint(session))
    if (name !== null) todos.value = await json(endpoint(list))
    damage.value = undefined
    user.value = name
  } catch (thrown) {
    fail(failureOf(thrown))
  }
}

export type Credentials = { readonly name: string; readonly password: string }

/** @throws RequestFailed */
export async function logIn(credentials: Credentials): Promise<void> {
  await answered(endpoint(session, { method: 'POST', body: credentials }))
  show.value = 'all'
  await start()
}

/**
 * Creates an account and logs in. `fill` runs before the list is shown.
 *
 * @throws RequestFailed
 */
export async function signUp(credentials: Credentials, fill?: () => Promise<void>): Promise<void> {
  await answered(endpoint('/gallery/todo/account.json', { method: 'POST', body: credentials }))
  await fill?.()
  show.value = 'all'
  await start()
}

export async function logOut(): Promise<void> {
  await leave(endpoint(session, { method: 'DELETE' }), 'You are logged out.')
}

export async function deleteAccount(): Promise<void> {
  await leave(endpoint('/gallery/todo/account.json', { method: 'DELETE' }), 'Account and todos were deleted.')
}

export async function reset(): Promise<void> {
  await leave(endpoint('/gallery/todo/data.json', { method: 'DELETE' }), 'All accounts and todos were deleted.')
  await start()
}

async function leave(asked: Promise<Response>, text: string): Promise<void> {
  try {
    await answered(asked)
    todos.value = []
    user.value = null
    notify({ text })
  } catch (thrown) {
    fail(failureOf(thrown))
  }
}

/** @throws RequestFailed: the text is not in the list then */
export async function add(title: string): Promise<void> {
  const draft: Todo = { id: `draft-${crypto.getRandomValues(new Uint32Array(1))}`, title: title.trim(), done: false }
  if (draft.title !== '') todos.value = [...todos.value, draft]
  pending.value += 1
  try {
    const todo = await json<Todo>(endpoint(list, { method: 'POST', body: { title } }))
    todos.value = todos.value.map((other) => (other.id === draft.id ? todo : other))
    said.value = `Added: ${todo.title}`
  } catch (thrown) {
    todos.value = todos.value.filter(({ id }) => id !== draft.id)
    throw thrown
  } finally {
    pending.value -= 1
  }
}

export type Change = { readonly title?: string; readonly done?: boolean; readonly position?: number }

/** Shows a change at once, and undoes it if the endpoint refuses it. */
export async function change({ id }: Todo, changes: Change): Promise<boolean> {
  const { position, ...content } = changes
  const next = todos.value.map((todo) => (todo.id === id ? { ...todo, ...content } : todo))
  const at = next.findIndex((todo) => todo.id === id)
  if (position !== undefined) next.splice(position, 0, ...next.splice(at, 1))
  return attempt(next, () => endpoint(one, { method: 'PATCH', params: { id }, body: changes }))
}

export async function remove({ id, title }: Todo): Promise<void> {
  const next = todos.value.filter((todo) => todo.id !== id)
  const isDone = await attempt(next, () => endpoint(one, { method: 'DELETE', params: { id } }))
  if (isDone) said.value = `Deleted: ${title}`
}

export async function clearDone(): Promise<void> {
  const count = todos.value.length - open.value.length
  const isDone = await attempt(open.value, () => endpoint(list, { method: 'DELETE' }))
  if (isDone) notify({ text: count === 1 ? 'Cleared one todo.' : `Cleared ${count} todos.` })
}

async function attempt(next: readonly Todo[], ask: () => Promise<Response>): Promise<boolean> {
  const before = todos.value
  todos.value = next
  pending.value += 1
  try {
    await answered(ask())
    return true
  } catch (thrown) {
    todos.value = before
    fail(failureOf(thrown))
    return false
  } finally {
    pending.value -= 1
  }
}

/** Shows what went wrong, and loads the list again if it may have changed. */
function fail({ status, message, isSpoiled }: RequestFailed): void {
  if (isSpoiled) damage.value = message
  else if (status === 401) {
    user.value = null
    notify({ text: `${message} Log in again.`, isError: true })
  } else {
    notify({ text: message, isError: true })
    if (status === 404) void start()
  }
}

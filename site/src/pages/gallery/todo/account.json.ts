import type { APIRoute } from 'stowaway'
import { readJson } from '../../../gallery/read-json.ts'
import { addAccount, logIn, readCredentials, removeAccount, requireUser } from '../../../gallery/todo/accounts.ts'
import { hashPassword } from '../../../gallery/todo/password.ts'
import { removeTodos } from '../../../gallery/todo/todos.ts'

/** Signs up, and logs in. */
export const POST: APIRoute = async (context) => {
  const { name, password } = readCredentials(await readJson(context.request))
  await addAccount({ name, password: await hashPassword(password) })
  await logIn(context, name)
  return Response.json({ name }, { status: 201 })
}

/** Deletes the logged-in account and its todos. */
export const DELETE: APIRoute = async (context) => {
  const user = await requireUser(context)
  await Promise.all([removeTodos(user), removeAccount(user)])
  context.session?.destroy()
  return new Response(null, { status: 204 })
}

import type { APIRoute } from 'stowaway'
import { resetTodos } from '../../../gallery/todo/accounts.ts'

/** Resets the demo: works without a login, and when what is kept is damaged. */
export const DELETE: APIRoute = async ({ session }) => {
  await resetTodos()
  session?.destroy()
  return new Response(null, { status: 204 })
}

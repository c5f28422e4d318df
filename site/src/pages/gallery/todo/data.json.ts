import type { APIRoute } from 'stowaway'
import { resetTodos } from '../../../gallery/todo/accounts.ts'

/** Resets the demo. Works without a login, and with damaged data. */
export const DELETE: APIRoute = async ({ session }) => {
  await resetTodos()
  session?.destroy()
  return new Response(null, { status: 204 })
}

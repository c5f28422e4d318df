import type { APIRoute } from 'stowaway'
import { problem } from '../../../gallery/problem.ts'
import { readJson } from '../../../gallery/read-json.ts'
import { currentUser, findAccount, logIn, readCredentials } from '../../../gallery/todo/accounts.ts'
import { isPassword } from '../../../gallery/todo/password.ts'

/** Who is logged in. */
export const GET: APIRoute = async (context) => {
  const found = await currentUser(context)
  return Response.json({ name: found?.name ?? null }, { headers: { 'cache-control': 'no-store' } })
}

/** Logs in. Response and time are the same for a wrong name and a wrong password. */
export const POST: APIRoute = async (context) => {
  const { name, password } = readCredentials(await readJson(context.request))
  const account = await findAccount(name)
  const isRight = await isPassword(password, account?.password)
  if (!account || !isRight) return problem(401, 'Name or password is wrong.')
  await logIn(context, name)
  return Response.json({ name: account.name })
}

/** Logs out. */
export const DELETE: APIRoute = ({ session }) => {
  session?.destroy()
  return new Response(null, { status: 204 })
}

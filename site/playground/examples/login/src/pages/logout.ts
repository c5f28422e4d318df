import type { APIRoute } from 'stowaway'

export const POST: APIRoute = ({ session, redirect }) => {
  session?.destroy()
  return redirect('login', 303)
}

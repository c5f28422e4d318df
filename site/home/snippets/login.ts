import type { APIRoute } from 'stowaway'

export const POST: APIRoute = async ({ request, session, redirect }) => {
  const form = await request.formData()
  session?.set('user', String(form.get('user')))
  return redirect('/account', 303)
}

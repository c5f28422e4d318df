import type { APIRoute } from 'stowaway'

export const POST: APIRoute = async (context) => {
  const form = await context.request.formData()
  context.session?.set('user', String(form.get('user')))
  return context.redirect('/account', 303)
}

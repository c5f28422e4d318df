import type { APIRoute } from 'stowaway'

const form = (message = '') => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>Login</title>
<h1>Login</h1>
<p>${message || 'The password is <b>open sesame</b>.'}</p>
<form method="post">
  <p><label>Name <input name="name" required></label></p>
  <p><label>Password <input name="password" type="password" required></label></p>
  <button>Log in</button>
</form>
</html>`

const html = (body: string, status = 200) =>
  new Response(body, { status, headers: { 'content-type': 'text/html;charset=utf-8' } })

export const GET: APIRoute = () => html(form())

export const POST: APIRoute = async ({ request, session, cookies, redirect }) => {
  const data = await request.formData()
  if (data.get('password') !== 'open sesame') return html(form('Wrong password.'), 401)
  session?.set('name', String(data.get('name')))
  cookies.set('visits', String((cookies.get('visits')?.number() ?? 0) + 1))
  return redirect('members', 303)
}

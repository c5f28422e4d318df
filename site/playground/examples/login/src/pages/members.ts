import type { APIRoute } from 'stowaway'

// The session is known by a cookie that no script of the page can read.
export const GET: APIRoute = async ({ session, cookies, redirect }) => {
  const name = await session?.get('name')
  if (typeof name !== 'string') return redirect('login')
  const visits = cookies.get('visits')?.number() ?? 0
  return new Response(`Welcome aboard, ${name}. Visits: ${visits}. To leave, POST to /logout.`)
}

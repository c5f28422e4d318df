import type { APIRoute } from 'stowaway'

export const prerender = true

/** Asks endpoints in the build: one that is a file too, and one that runs on request. */
export const GET: APIRoute = async ({ url }) => {
  const spread = await fetch('/static/spread.txt')
  const posted = await fetch(new URL('/echo/text', url), { method: 'POST', body: 'built' })
  return new Response(`${await spread.text()} ${await posted.text()}`)
}

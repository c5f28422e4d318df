import type { APIRoute } from 'stowaway'

// The path of this file is its address: hello.json.ts answers /hello.json.
// Change the text, then send the request again.
export const GET: APIRoute = ({ url }) => {
  const name = url.searchParams.get('name') ?? 'world'
  return Response.json({ greeting: `Hello, ${name}!`, at: new Date() })
}

// A POST to the same address. Other methods get a 404.
export const POST: APIRoute = async ({ request }) => {
  const body = await request.text()
  return Response.json({ characters: body.length, words: body.split(/\s+/).filter(Boolean).length })
}

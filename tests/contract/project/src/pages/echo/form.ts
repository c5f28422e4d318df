import type { APIRoute } from 'stowaway'

export const POST: APIRoute = async ({ request }) => {
  const form = await request.formData()
  const fields: unknown[] = []
  for (const [name, value] of form) {
    if (typeof value === 'string') fields.push([name, value])
    else fields.push([name, { file: value.name, type: value.type, text: await value.text() }])
  }
  // A browser that opens it as a page needs the charset.
  return Response.json(fields, { headers: { 'content-type': 'application/json; charset=utf-8' } })
}

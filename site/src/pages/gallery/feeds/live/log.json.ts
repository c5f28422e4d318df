import type { APIRoute } from 'stowaway'
import type { Entry } from '../../../../gallery/feeds/entry.ts'
import { addEntry, allEntries, resetLog } from '../../../../gallery/feeds/log.ts'
import { problem } from '../../../../gallery/problem.ts'
import { readJson } from '../../../../gallery/read-json.ts'
import { readText } from '../../../../gallery/read-text.ts'

export const GET: APIRoute = async () => Response.json(await allEntries(), { headers: { 'cache-control': 'no-store' } })

/** Writes an entry of today. */
export const POST: APIRoute = async ({ request }) => {
  const input = await readJson(request)
  const title = readText(input, 'title', { label: 'The title', max: 80 })
  const text = readText({ text: '', ...input }, 'text', { label: 'The text', min: 0, max: 500 })
  const miles = input.miles ?? 0
  if (typeof miles !== 'number' || !(miles >= 0 && miles <= 500)) {
    return problem(422, 'Miles are a number from 0 to 500.', { field: 'miles' })
  }
  const entry: Entry = { slug: crypto.randomUUID(), day: new Date().toISOString().slice(0, 10), title, text, miles }
  await addEntry(entry)
  return Response.json(entry, { status: 201 })
}

/** Removes the visitor's entries. */
export const DELETE: APIRoute = async () => {
  await resetLog()
  return new Response(null, { status: 204 })
}

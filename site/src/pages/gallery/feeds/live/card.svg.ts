import type { APIRoute } from 'stowaway'
import { socialCard } from '../../../../gallery/feeds/social-card.ts'
import { problem } from '../../../../gallery/problem.ts'

/** A card with the title of the query: `?title=Land+ho`. */
export const GET: APIRoute = ({ url: { searchParams } }) => {
  const title = searchParams.get('title')?.trim() ?? ''
  if (title === '') return problem(422, 'Give a title: ?title=Land+ho', { field: 'title' })
  if (title.length > 120) return problem(422, 'A title has at most 120 characters.', { field: 'title' })
  return new Response(socialCard({ title, line: 'Drawn on request, by the worker' }), {
    headers: {
      'content-type': 'image/svg+xml',
      'cache-control': 'public, max-age=31536000, immutable',
      // Opened by itself, it is a document: nothing in it may run.
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
    },
  })
}

import { getCollection } from 'astro:content'
import { plainText } from '@/utils/plain-text'
import type { APIRoute } from 'astro'

export const prerender = true

export const GET: APIRoute = async () => {
  const docs = await getCollection('docs')
  const index = docs
    .sort((a, b) => (a.data.order ?? Number.POSITIVE_INFINITY) - (b.data.order ?? Number.POSITIVE_INFINITY) || a.id.localeCompare(b.id))
    .map(({ id, data, body }) => ({
      url: `/docs/${id}`,
      title: data.title,
      keywords: data.keywords ?? [],
      words: [...new Set(plainText(body).toLowerCase().split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 2))].sort(),
      text: plainText(body).slice(0, 120),
    }))
  return new Response(JSON.stringify(index), { headers: { 'Content-Type': 'application/json' } })
}

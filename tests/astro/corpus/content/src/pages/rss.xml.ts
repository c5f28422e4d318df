import type { APIContext } from 'astro'
import { getCollection } from 'astro:content'

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

export async function GET({ site }: APIContext) {
  const posts = await getCollection('posts', ({ data }) => data.draft !== true)
  const items = posts.map(
    ({ id, data }) =>
      `<item><title>${escape(data.title)}</title><link>${new URL(`posts/${id}`, site)}</link><pubDate>${data.date.toUTCString()}</pubDate></item>`,
  )
  return new Response(`<?xml version="1.0"?><rss version="2.0"><channel>${items.join('')}</channel></rss>`, {
    headers: { 'Content-Type': 'application/xml' },
  })
}

import { getEntries, getEntry } from 'astro:content'

export async function GET() {
  const post = await getEntry('posts', 'first-post')
  const author = post && (await getEntry(post.data.author))
  const related = post ? await getEntries(post.data.related) : []
  const missing = await getEntry('posts', 'no-such-post')
  const none = await getEntry('nowhere' as 'posts', 'x')
  const number = await getEntry('units', '10')
  return Response.json({
    author,
    related: related.map((entry) => entry?.data.title ?? null),
    missing: missing === undefined,
    none: none === undefined,
    number,
    slug: post && 'slug' in post,
    dataSlug: post && Object.keys(post.data),
  })
}

import { getCollection, getEntry } from 'astro:content'

export async function GET() {
  const blog = await getCollection('blog')
  const authors = await getCollection('authors')
  return new Response(
    JSON.stringify({
      blog: blog.map(({ rendered, ...entry }) => entry),
      authors,
      one: (await getEntry('blog', 'one.md'))?.data ?? null,
    }),
  )
}

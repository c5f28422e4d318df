import { getCollection, getEntry } from 'astro:content'

// As Astro 2 to 4 looked entries up, before the ids of these folders became paths.
export async function GET() {
  const [one, second] = await getCollection('blog')
  const author = one?.data.author
  return Response.json({
    ben: (await getEntry('authors', 'ben'))?.data ?? null,
    author: (author && (await getEntry(author))?.data) ?? null,
    two: (await getEntry('blog', 'the-second'))?.data ?? null,
    slugs: [one, second].map((entry) => entry?.slug ?? null),
  })
}

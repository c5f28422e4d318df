import { getCollection } from 'astro:content'

export async function GET() {
  const published = await getCollection('posts', ({ data }) => !data.draft)
  const sorted = published.sort((a, b) => b.data.date.valueOf() - a.data.date.valueOf())
  const byId = await getCollection('posts', ({ id }) => id.startsWith('deep/'))
  return Response.json({
    sorted: sorted.map(({ id, data }) => [id, data.title, data.date.toISOString()]),
    deep: byId.map(({ id, collection, filePath, digest, body }) => ({ id, collection, filePath, digest, body })),
    dates: sorted.map(({ data }) => data.date instanceof Date),
  })
}

import { getCollection } from 'astro:content'

export const GET = async () => {
  const posts = await getCollection('posts')
  const index = posts.map(({ id, body = '', data }) => ({
    id,
    words: body.split(/\s+/).filter(Boolean).length,
    tags: data.tags,
    author: data.author,
  }))
  return new Response(JSON.stringify(index))
}

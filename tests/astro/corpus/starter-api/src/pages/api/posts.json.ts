import { getCollection } from 'astro:content'

export const GET = async () => {
  const posts = await getCollection('posts')
  return Response.json({ count: posts.length, posts: posts.map(({ id, data }) => ({ id, ...data })) })
}

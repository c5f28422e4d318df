import { getCollection, getEntry } from 'astro:content'

export const GET = async () => {
  const posts = await getCollection('posts')
  const one = await getEntry('posts', 'one')
  return Response.json({
    posts: posts.map(({ rendered, ...post }) => post),
    width: one?.data.cover.width,
    src: typeof one?.data.cover.src,
    keys: Object.keys(one ?? {}),
  })
}

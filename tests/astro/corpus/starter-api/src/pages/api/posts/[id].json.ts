import { getCollection, getEntry } from 'astro:content'
import type { APIRoute } from 'astro'

export async function getStaticPaths() {
  const posts = await getCollection('posts')
  return posts.map((post) => ({ params: { id: post.id }, props: { post } }))
}

export const GET: APIRoute = async ({ props: { post } }) => {
  const author = await getEntry(post.data.author)
  return Response.json({ ...post.data, author: author.data.name, body: post.body, file: post.filePath })
}

import type { APIRoute, GetStaticPaths } from 'astro'
import { type CollectionEntry, getCollection } from 'astro:content'

export const getStaticPaths = (async () => {
  const posts = await getCollection('posts')
  return posts.map((post) => ({ params: { id: post.id }, props: { post } }))
}) satisfies GetStaticPaths

export const GET: APIRoute<{ post: CollectionEntry<'posts'> }> = ({ props, params }) =>
  new Response(JSON.stringify({ id: params.id, title: props.post.data.title, body: props.post.body ?? null }))

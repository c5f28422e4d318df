import type { APIRoute, GetStaticPaths } from 'stowaway'
import { type Post, posts } from '../../posts.ts'

export const prerender = true

// One file for each entry: /posts/casting-off.json, /posts/the-galley.json, /posts/land.json
export const getStaticPaths = (() =>
  posts.map((post) => ({ params: { slug: post.slug }, props: { post } }))) satisfies GetStaticPaths

export const GET: APIRoute = ({ props }) => {
  const { title, date, text } = props.post as Post
  return Response.json({ title, date, text })
}

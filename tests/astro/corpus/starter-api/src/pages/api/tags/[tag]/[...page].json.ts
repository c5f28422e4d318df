import { getCollection } from 'astro:content'
import type { APIRoute, GetStaticPaths } from 'astro'

export const getStaticPaths: GetStaticPaths = async ({ paginate }) => {
  const posts = (await getCollection('posts')).sort((a, b) => +b.data.date - +a.data.date)
  const tags = [...new Set(posts.flatMap(({ data }) => data.tags))].sort()
  return tags.flatMap((tag) =>
    paginate(posts.filter(({ data }) => data.tags.includes(tag)), { params: { tag }, pageSize: 2 }),
  )
}

export const GET: APIRoute = ({ props: { page }, params }) =>
  new Response(JSON.stringify({ ...page, data: page.data.map(({ id }: { id: string }) => id), params }, null, 2))

import type { APIRoute, GetStaticPaths } from 'stowaway'

export const prerender = true

export const getStaticPaths: GetStaticPaths = () => [
  { params: { id: 'tea' }, props: { tons: 4 } },
  { params: { id: 'rope' }, props: { tons: 1 } },
]

export const GET: APIRoute = ({ params, props }) => {
  return Response.json({ ...params, ...props })
}

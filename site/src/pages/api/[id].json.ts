import type { APIRoute, GetStaticPaths } from 'stowaway'

export const prerender = true

const sailors = ['Sarah', 'Chris', 'Dan']

export const getStaticPaths: GetStaticPaths = () => [
  { params: { id: '1' } },
  { params: { id: '2' } },
  { params: { id: '3' } },
]

export const GET: APIRoute<'/api/[id].json'> = ({ params }) =>
  Response.json({ id: params.id, name: sailors[Number(params.id) - 1] })

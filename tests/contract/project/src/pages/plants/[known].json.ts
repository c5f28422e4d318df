import type { APIRoute } from 'stowaway'

export const prerender = true

export const getStaticPaths = () => [{ params: { known: 'fern' } }, { params: { known: 'moss' } }]

export const GET: APIRoute = ({ params }) => new Response(`known ${params.known}`)

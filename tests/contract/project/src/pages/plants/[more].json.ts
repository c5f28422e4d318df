import type { APIRoute } from 'stowaway'

export const prerender = true

export const getStaticPaths = () => [{ params: { more: 'moss' } }, { params: { more: 'rush' } }]

export const GET: APIRoute = ({ params }) => new Response(`more ${params.more}`)

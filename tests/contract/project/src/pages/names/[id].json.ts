import type { APIRoute } from 'stowaway'

export const prerender = true

const ids = ['c#', 'why?', '100%', 'a b', 'a+b', 'a&b=c', "it's (1)", 'été', '日本', '😀']

export const getStaticPaths = () => ids.map((id) => ({ params: { id } }))

export const GET: APIRoute = ({ params }) => Response.json(params)

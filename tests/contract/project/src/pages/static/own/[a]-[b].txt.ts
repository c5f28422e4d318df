import type { APIRoute } from 'stowaway'

export const prerender = true

// A path read from the left would give a = "x-y".
export const getStaticPaths = () => [{ params: { a: 'x', b: 'y-z' }, props: { list: new Set([1, 2]) } }]

export const GET: APIRoute = ({ params, props }) =>
  new Response(`a=${params.a} b=${params.b} props=${props.list instanceof Set}`)

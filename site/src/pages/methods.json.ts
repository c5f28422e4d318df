import type { APIRoute } from 'stowaway'

const say = (message: string) => Response.json({ message })

export const GET: APIRoute = () => say('This was a GET!')
export const POST: APIRoute = () => say('This was a POST!')
export const DELETE: APIRoute = () => say('This was a DELETE!')

export const ALL: APIRoute = ({ request }) => say(`This was a ${request.method}, answered by ALL!`)

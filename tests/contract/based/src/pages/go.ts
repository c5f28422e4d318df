import type { APIRoute } from 'stowaway'

export const GET: APIRoute = ({ redirect }) => redirect('/shop/item')

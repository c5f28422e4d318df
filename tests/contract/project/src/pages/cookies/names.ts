import type { APIRoute } from 'stowaway'

const names = ['__proto__', 'constructor', 'toString', 'a']

export const GET: APIRoute = ({ cookies }) =>
  Response.json(names.map((name) => [name, cookies.has(name), cookies.get(name)?.value ?? null]))

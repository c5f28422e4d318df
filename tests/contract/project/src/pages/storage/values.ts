import type { APIRoute } from 'stowaway'
import { type Store, storage } from 'stowaway/storage'

/** The store that the query's names lead to: `?in=a&in=b`. */
const storeOf = (url: URL): Store =>
  url.searchParams.getAll('in').reduce<Store>((store, name) => store.namespace(name), storage)

const keyOf = (url: URL): string => url.searchParams.get('key') ?? ''

export const GET: APIRoute = async ({ url }) =>
  Response.json(
    url.searchParams.has('key') ? ((await storeOf(url).get(keyOf(url))) ?? null) : await storeOf(url).entries(),
  )

export const PUT: APIRoute = async ({ url, request }) => {
  await storeOf(url).set(keyOf(url), await request.json())
  return Response.json('kept')
}

export const DELETE: APIRoute = async ({ url }) => {
  if (url.searchParams.has('key')) return Response.json(await storeOf(url).delete(keyOf(url)))
  await storeOf(url).clear()
  return Response.json('cleared')
}

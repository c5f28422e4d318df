import { type Client, createClient } from './create-client.ts'

/** A client over HTTP that says where it comes from, as a page's browser does. */
export function httpClient(origin: string): Client {
  return createClient((path, init) => {
    const headers = new Headers(init.headers)
    if (init.method !== undefined && !/^(?:GET|HEAD)$/i.test(init.method)) headers.set('origin', origin)
    return fetch(origin + path, { ...init, headers })
  })
}

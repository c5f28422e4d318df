import type { HostRequest } from './request.ts'

/** On a server, every request has a body, an empty one without any, except for GET and HEAD. */
export function withBody(request: HostRequest): HostRequest {
  const isBodiless = /^(?:GET|HEAD)$/i.test(request.method)
  return request.body !== undefined || isBodiless ? request : { ...request, body: new Uint8Array() }
}

import type { RequestHead } from './messages/request.ts'

/** A request that came as plain data. Redirects stay with whoever sent it. @throws TypeError for invalid data */
export function toRequest(
  { url, method, headers, credentials }: RequestHead,
  body: BodyInit | undefined,
  signal: AbortSignal,
): Request {
  const init: RequestInit & { readonly duplex: 'half' } = {
    method,
    headers: headers.map(([name, value]): [string, string] => [name, value]),
    credentials,
    redirect: 'manual',
    signal,
    // Required by engines that accept a stream.
    duplex: 'half',
    ...(body !== undefined && { body }),
  }
  return new Request(url, init)
}

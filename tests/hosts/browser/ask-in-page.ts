import type { Client } from '../create-client.ts'
import type { HostAnswer, HostRequest } from '../request.ts'
import { withBody } from '../with-body.ts'

/** Sends a request through the fetch event of a page's worker. */
export async function askInPage(client: Client, request: HostRequest, isLeft = false): Promise<HostAnswer> {
  const { method, path, headers, body } = withBody(request)
  const seen = await client.send(
    {
      method,
      path,
      headers,
      // Bytes, since a text would add a content type.
      ...(body !== undefined && { body: { bytes: [...body] } }),
    },
    !isLeft,
  )
  const failure = seen.networkError ?? seen.bodyError
  if (failure !== undefined) throw new Error(failure)
  return {
    status: seen.status,
    headers: seen.headers,
    body: new Uint8Array(Buffer.from(seen.bodyBase64, 'base64')),
    isBodyHidden: seen.isBodyHidden,
    fromWorker: seen.fromWorker,
  }
}

import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { compilerError } from '../core/errors/compiler-errors.ts'

/** They describe one connection (RFC 9110, 7.6.1). A Response from `fetch` still has the other server's. */
const connectionHeaders = new Set(['connection', 'keep-alive', 'proxy-connection', 'transfer-encoding', 'upgrade'])

/**
 * Sends a `Response`. Resolves when it was sent or the client disconnected; then the body's stream is cancelled. A body
 * that fails midway closes the connection, so that the client does not mistake the part for the whole; `Response.error()`
 * closes it at once.
 *
 * @throws The error of the body's stream. Before anything was sent: Node's error about a header. `WrongContentLength`
 * if the body is longer or shorter than its `content-length`.
 */
export async function sendResponse(
  response: Response,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  if (outgoing.destroyed) {
    await response.body?.cancel().catch(() => {})
    return
  }
  // The client is to see a network error.
  if (response.type === 'error') return void outgoing.destroy()
  try {
    writeHead(response, incoming, outgoing)
  } catch (error) {
    // Fetch allows control characters in a header's value, Node does not.
    await response.body?.cancel().catch(() => {})
    throw error
  }
  if (response.body === null || incoming.method === 'HEAD') {
    outgoing.end()
    await response.body?.cancel().catch(() => {})
    return
  }
  // A stream may wait long before its first byte, as event streams do. The head must not wait for it.
  const headFirst = setImmediate(() => sendHead(incoming, outgoing))
  try {
    const body = Readable.fromWeb(response.body, { objectMode: false })
    const length = outgoing.getHeader('content-length')
    if (length === undefined) await pipeline(body, outgoing)
    else await pipeline(body, (source) => checkLength(source, Number(length), incoming.url ?? '/'), outgoing)
  } catch (error) {
    outgoing.destroy()
    if (!isClientGone(error)) throw error
  } finally {
    clearImmediate(headFirst)
  }
}

/** Node's `flushHeaders` would encode a header's letters from U+0080 to U+00FF as UTF-8, unlike a head that a body follows. */
function sendHead({ httpVersionMajor }: IncomingMessage, outgoing: ServerResponse): void {
  if (outgoing.headersSent || outgoing.destroyed) return
  if (httpVersionMajor < 2) outgoing.write('', 'latin1')
  else outgoing.flushHeaders()
}

/** The rest of a response with a wrong length would be read as the start of the next one. */
async function* checkLength(body: AsyncIterable<Uint8Array>, length: number, url: string): AsyncGenerator<Uint8Array> {
  let sent = 0
  for await (const chunk of body) {
    sent += chunk.byteLength
    if (sent > length) throw compilerError('WrongContentLength', { url, said: length, sent: `at least ${sent}` })
    yield chunk
  }
  if (sent < length) throw compilerError('WrongContentLength', { url, said: length, sent: String(sent) })
}

const isClientGone = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE'

function writeHead(response: Response, incoming: IncomingMessage, outgoing: ServerResponse): void {
  // An opaque response has the status 0: there is nothing to send.
  outgoing.statusCode = response.status < 200 ? 500 : response.status
  if (response.statusText !== '' && incoming.httpVersionMajor < 2) outgoing.statusMessage = response.statusText
  // A length without a body, left by code that copies headers, makes the client wait until the connection is closed.
  // For HEAD and in a 304 it is the length of the body that is not sent (RFC 9110, 8.6).
  const isEmpty = response.body === null && incoming.method !== 'HEAD' && response.status !== 304
  for (const [name, value] of response.headers) {
    if (name === 'set-cookie' || connectionHeaders.has(name)) continue
    if (name === 'content-length' && (isEmpty || !/^\d+$/.test(value))) continue
    outgoing.setHeader(name, value)
  }
  const cookies = response.headers.getSetCookie()
  if (cookies.length > 0) outgoing.setHeader('set-cookie', cookies)
}

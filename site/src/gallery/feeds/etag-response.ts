/** A response with an ETag of its content, or a 304 without content if the client already has it. */
export function etagResponse(request: Request, body: string, headers: Record<string, string>): Response {
  const digest = checksum(new TextEncoder().encode(body))
  const etag = `"${digest}"`
  const all = { ...headers, etag, 'cache-control': 'no-cache' }
  const known = request.headers.get('if-none-match') ?? ''
  // A weak comparison, as RFC 9110 requires for If-None-Match.
  const isKnown = known.split(',').some((one) => one.trim().replace(/^W\//, '') === etag)
  return isKnown ? new Response(null, { status: 304, headers: all }) : new Response(body, { headers: all })
}

/** FNV-1a, 32 bits. It also works on insecure pages, which have no `crypto.subtle`. */
function checksum(bytes: Uint8Array): string {
  let hash = 0x811c9dc5
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193)
  return `${bytes.length.toString(36)}-${(hash >>> 0).toString(36)}`
}

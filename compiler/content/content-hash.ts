/**
 * The first characters of the content's SHA-256, in base64url: the same content has the same name everywhere. Pages
 * without a secure context (plain http, not on this machine) have no SHA-256: there a weaker hash names what such a page
 * keeps for itself.
 */
export async function contentHash(content: string | Uint8Array, length = 24): Promise<string> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  const digest = (await sha256(bytes)) ?? weakDigest(bytes)
  return btoa(String.fromCharCode(...digest))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .slice(0, length)
}

/** The content's SHA-256; `undefined` without a secure context. */
export async function sha256(bytes: Uint8Array): Promise<Uint8Array | undefined> {
  const subtle: typeof crypto.subtle | undefined = crypto.subtle
  return subtle && new Uint8Array(await subtle.digest('SHA-256', bytes.slice()))
}

/** Eight FNV-1a hashes of 32 bits, each with a start of its own. */
function weakDigest(bytes: Uint8Array): Uint8Array {
  const lanes = Uint32Array.from({ length: 8 }, (_, at) => 0x811c9dc5 + at * 0x9e3779b9)
  for (const byte of bytes) {
    for (let at = 0; at < lanes.length; at += 1) lanes[at] = Math.imul((lanes[at] ?? 0) ^ byte, 0x01000193)
  }
  return new Uint8Array(lanes.buffer)
}

/** The first characters of the content's SHA-256, in base64url: the same content has the same name everywhere. */
export async function contentHash(content: string | Uint8Array, length = 24): Promise<string> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes.slice()))
  return btoa(String.fromCharCode(...digest))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .slice(0, length)
}

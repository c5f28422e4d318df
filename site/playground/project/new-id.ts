/** An id for a project. `crypto.randomUUID` would fail in a frame of a page without https. */
export function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(6)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

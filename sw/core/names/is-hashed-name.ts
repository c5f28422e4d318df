/**
 * Whether a file name holds a hash of its content, as Vite writes it: `<name>-<8 characters of base64url>.<extension>`.
 * Words (`my-Document.pdf`) and dates are not taken for hashes.
 */
export function isHashedName(path: string): boolean {
  const hash = /[-.]([\w-]{8})\.\w{1,12}$/.exec(path)?.[1] ?? ''
  return /[a-z]/.test(hash) && /[A-Z]/.test(hash.slice(1))
}

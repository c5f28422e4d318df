import { problem } from '../problem.ts'

/** A stored password: nobody can read it back. */
export interface PasswordHash {
  readonly salt: Uint8Array<ArrayBuffer>
  readonly hash: Uint8Array<ArrayBuffer>
  readonly iterations: number
}

/** OWASP's recommendation for PBKDF2 with SHA-256 (Password Storage Cheat Sheet, 2023). */
const iterations = 600_000

export async function hashPassword(password: string): Promise<PasswordHash> {
  const salt = crypto.getRandomValues(new Uint8Array(16))
  return { salt, iterations, hash: await derive(password, salt, iterations) }
}

/** For an account that does not exist: no password is right, and the check takes as long. */
const nobody: PasswordHash = { salt: new Uint8Array(16), hash: new Uint8Array(), iterations }

export async function isPassword(password: string, kept = nobody): Promise<boolean> {
  const hash = await derive(password, kept.salt, kept.iterations)
  // Compare every byte, so that the time does not reveal where they differ.
  return hash.reduce((difference, byte, index) => difference | (byte ^ (kept.hash[index] ?? 256)), 0) === 0
}

async function derive(password: string, salt: Uint8Array<ArrayBuffer>, iterations: number) {
  if (crypto.subtle === undefined) throw problem(501, 'Browsers hash passwords on https and localhost only.')
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(password), 'PBKDF2', false, ['deriveBits'])
  return new Uint8Array(await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations }, key, 256))
}

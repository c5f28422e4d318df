import * as crypto from 'node:crypto'

/** The SHA-256 of a file's content. */
export const contentHash = (content: Uint8Array): string => crypto.hash('sha256', content, 'base64')

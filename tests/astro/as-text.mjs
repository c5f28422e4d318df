import { isUtf8 } from 'node:buffer'

/**
 * A file as text: binary ones in base64, so that each byte counts.
 *
 * @param {Buffer} bytes
 */
export const asText = (bytes) => (isUtf8(bytes) ? bytes.toString('utf8') : `base64:${bytes.toString('base64')}`)

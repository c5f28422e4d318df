import { liveError } from '../../core/errors/live-errors.ts'
import type { LiveBundle } from './live-bundle.ts'

/** Text that is safe in a URL and a key. */
const hashPattern = /^[\w-]{1,128}$/

export const isHash = (value: unknown): value is string => typeof value === 'string' && hashPattern.test(value)

/** @throws `BundleInvalid` unless a compiler made it */
export function checkBundle(value: unknown): asserts value is LiveBundle {
  const refuse = (reason: string): never => {
    throw liveError('BundleInvalid', { reason })
  }
  if (!isObject(value)) return refuse('it is no object')
  const { hash, code, manifest, app, files = [] } = value
  if (!isHash(hash)) refuse('its hash is no short text of letters, digits, "-" and "_"')
  if (typeof code !== 'string') refuse('its code is no text')
  if (!isObject(app)) refuse('its options are no object')
  if (!isObject(manifest) || typeof manifest.base !== 'string' || !Array.isArray(manifest.routes)) {
    refuse('its manifest has no base and no routes')
  }
  if (!Array.isArray(files) || !files.every(isFile)) refuse('its files are no list of paths, types and bytes')
}

const isFile = (file: unknown): boolean =>
  isObject(file) &&
  typeof file.path === 'string' &&
  file.path.startsWith('/') &&
  typeof file.type === 'string' &&
  file.body instanceof Uint8Array

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

import type { LiveBundle } from './live-bundle.ts'

/** A bundle without extra properties, as plain data that can be cloned. */
export function ownParts({ hash, code, manifest, app, session, files }: LiveBundle): LiveBundle {
  const { files: paths } = manifest
  return {
    hash,
    code,
    manifest: paths === undefined ? manifest : { ...manifest, files: [...paths] },
    app,
    ...(session !== undefined && { session }),
    ...(files !== undefined && { files: files.map(({ path, type, body }) => ({ path, type, body })) }),
  }
}

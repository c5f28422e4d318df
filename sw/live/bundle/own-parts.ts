import type { LiveBundle } from './bundle.ts'

/** A bundle without what its maker put beside, as plain data that can be cloned, and written as JSON. */
export function ownParts({ hash, code, manifest, app, session }: LiveBundle): LiveBundle {
  const { files } = manifest
  return {
    hash,
    code,
    manifest: files === undefined ? manifest : { ...manifest, files: [...files] },
    app,
    ...(session !== undefined && { session }),
  }
}

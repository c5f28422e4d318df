import { startPreview } from '../../compiler/node/preview-server.ts'
import { normaliseBase } from '../../sw/core/routes/base.ts'
import { localOrigin } from './local-origin.ts'

/** Serves a built site as `preview` does. */
export async function serveBuilt(folder: string, base: string) {
  const { url, close } = await startPreview({ folder, base: normaliseBase(base), port: 0, host: '127.0.0.1' })
  return { origin: localOrigin(url), close }
}

import type { ViteDevServer } from 'vite'
import { originError } from '../../../sw/core/errors/origin-errors.ts'
import { isLoopback } from '../../../sw/core/names/is-loopback.ts'
import { warningText } from '../../prerender/warning-text.ts'
import type { Project } from '../project.ts'

/** Warns about other origins that nothing answers in development: those of a Node server, and this server's own. */
export function warnOfOrigins({ httpServer }: ViteDevServer, { options }: Project, warn: (text: string) => void): void {
  const { origins = {}, target } = options
  const keys = Object.keys(origins)
  if (target === 'node' && keys.length > 0) {
    warn(warningText(originError('OriginsWithoutWorker', { origins: keys.join(', ') })))
  }
  httpServer?.once('listening', () => {
    const address = httpServer.address()
    if (typeof address !== 'object' || address === null) return
    for (const origin of keys) {
      const { hostname, port } = new URL(origin)
      if (!isLoopback(hostname) || Number(port) !== address.port) continue
      warn(warningText(originError('OriginIsOwn', { origin, own: `this server, at the port ${port}` })))
    }
  })
}

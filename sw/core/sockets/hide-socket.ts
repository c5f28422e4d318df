import type { EndpointLoader, EndpointModule } from '../endpoint/endpoint-module.ts'

/** The export that answers WebSockets. */
export const socketExport = 'WS'

const hidden = new WeakMap<EndpointModule, EndpointModule>()

/**
 * The module as plain requests see it: without its WebSocket handler. If it has nothing else to answer GET with, that
 * gets 426 (RFC 9110, section 15.5.22).
 */
export function hideSocket(module: EndpointModule): EndpointModule {
  if (!Object.hasOwn(module, socketExport)) return module
  const known = hidden.get(module)
  if (known !== undefined) return known
  const { [socketExport]: _, ...others } = module
  const answersGet = ['GET', 'ALL', 'get', 'all'].some((name) => Object.hasOwn(others, name))
  const shown = answersGet ? others : { ...others, GET: upgradeRequired }
  hidden.set(module, shown)
  return shown
}

/** The same for all that a loader loads. */
export const hidingSockets =
  (load: EndpointLoader): EndpointLoader =>
  (file) => {
    const module = load(file)
    return module instanceof Promise ? module.then(hideSocket) : hideSocket(module as EndpointModule)
  }

const upgradeRequired = (): Response =>
  new Response('This address is one of a WebSocket.\n', {
    status: 426,
    headers: { 'content-type': 'text/plain; charset=utf-8', upgrade: 'websocket' },
  })

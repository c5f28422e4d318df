import type { EndpointLoader, EndpointModule } from '../endpoint/endpoint-module.ts'
import type { RouteManifest } from '../routes/route-manifest.ts'
import { type Openings, socketEndpoint } from './socket-endpoint.ts'

/** A loader for an app that only opens sockets (`socketEndpoint`). Middleware and error pages stay as they are. */
export function loadingSockets(
  load: EndpointLoader,
  { middleware, notFound, error }: Pick<RouteManifest, 'middleware' | 'notFound' | 'error'>,
  openings: Openings,
): EndpointLoader {
  return (file) => {
    const module = load(file)
    if (file === middleware || file === notFound || file === error) return module
    const convert = (loaded: EndpointModule): EndpointModule => socketEndpoint(loaded, file, openings)
    return module instanceof Promise ? module.then(convert) : convert(module as EndpointModule)
  }
}

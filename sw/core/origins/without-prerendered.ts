import type { EndpointLoader } from '../endpoint/endpoint-module.ts'
import { originError } from '../errors/origin-errors.ts'

/** A loader that refuses prerendered endpoints of another origin, as a build does: `OriginPrerendered`. */
export function withoutPrerendered(load: EndpointLoader, origin: string): EndpointLoader {
  return async (file) => {
    const module = await load(file)
    if (module.prerender === true) throw originError('OriginPrerendered', { origin, file }, { file })
    return module
  }
}

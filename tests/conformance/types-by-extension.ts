import { lookup } from 'mrmime'
import type { EndpointFacts } from './endpoint-facts.ts'
import { essence } from './judge.ts'
import { routeIdOf } from './route-facts.ts'

/** The media types that the extension of a request's path, or of an endpoint it matches, stands for. */
export function typesByExtension(target: string, endpoints: readonly EndpointFacts[]): string[] {
  const paths = [target.split(/[?#]/, 1)[0] ?? '', ...endpoints.map(({ file }) => routeIdOf(file))]
  return paths.map((path) => {
    const name = path.slice(path.lastIndexOf('/') + 1)
    return essence(name.includes('.') ? lookup(name) : undefined)
  })
}

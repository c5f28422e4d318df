import { endpointError } from '../../sw/core/errors/endpoint-errors.ts'

/** A file of the pages folder that is not an endpoint. */
export interface NoRoute {
  readonly file: string
  /** The names that it exports. */
  readonly names: readonly string[]
}

const named = 5

/** One warning for all files that export no handler. Several are rather an app's own than mistakes. */
export function noRouteWarning(found: readonly NoRoute[]): string {
  const [first, second] = found
  if (first === undefined) return ''
  if (second === undefined) {
    const { file, names } = first
    const { message, hint } = endpointError('EndpointHasNoHandler', { file, found: names }, { file })
    return `${message} ${hint}`
  }
  const more = found.length - named
  const names = [...found.slice(0, named).map(({ file }) => file), ...(more > 0 ? [`${more} more`] : [])].join(', ')
  return `${names} are in the pages folder, but they are not endpoints: they export no handler. Give the endpoints a folder of their own: stowaway({ pages: 'src/endpoints' }).`
}

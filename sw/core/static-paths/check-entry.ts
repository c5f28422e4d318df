import type { Props } from '../endpoint/api-context.ts'
import { staticPathError } from '../errors/static-path-errors.ts'
import type { Params } from '../routes/params.ts'
import type { Route, RoutePart } from '../routes/route.ts'

export interface CheckedEntry {
  readonly params: Params
  readonly props: Props
}

export interface EntryPlace {
  readonly route: Route
  readonly index: number
  /** Endpoints in the form of Astro 1 to 3 may use numbers, which become text. */
  readonly numbers: boolean
}

/**
 * Checks an entry of `getStaticPaths` and returns it with the author's own `params` and `props` objects. As in Astro,
 * params that the route does not have are left out. Throws Astro's errors, with the index of the entry (Astro
 * reference, "Return shape and validation").
 */
export function checkEntry(entry: unknown, place: EntryPlace): CheckedEntry {
  const { route, index } = place
  const { file } = route
  if (Array.isArray(entry) || entry === null || entry === undefined) {
    const received = Array.isArray(entry) ? 'array' : typeof entry
    throw staticPathError('InvalidGetStaticPathsEntry', { file, index, received }, { file })
  }
  const { params, props } = entry as { params?: unknown; props?: unknown }
  if (typeof params !== 'object' || params === null || Object.keys(params).length === 0) {
    throw staticPathError('GetStaticPathsExpectedParams', { file, index }, { file })
  }
  const own = isProps(props) ? props : Object.assign({}, props)
  return { params: checkParams(params, place), props: own }
}

const isProps = (value: unknown): value is Props => typeof value === 'object' && value !== null

function checkParams(params: object, place: EntryPlace): Params {
  const parts = place.route.segments.flat().filter((part) => part.kind !== 'static')
  const values = new Map(Object.entries(params).map(([name, value]) => [name, textOf(name, value, place)]))
  refuseMissing(parts, values, place)
  const isExact = [...values.keys()].every((name) => parts.some((part) => part.name === name))
  return isExact && hasTexts(params) ? params : Object.fromEntries(parts.map(({ name }) => [name, values.get(name)]))
}

const hasTexts = (params: object): params is Params => !Object.values(params).some((value) => typeof value === 'number')

function textOf(name: string, value: unknown, { route: { file }, index, numbers }: EntryPlace): string | undefined {
  if (value === undefined || typeof value === 'string') return value
  if (numbers && typeof value === 'number') return String(value)
  const args = { file, index, name, type: typeof value, value: shownText(value) }
  throw staticPathError('GetStaticPathsInvalidRouteParam', args, { file })
}

/** Any value as text. An object without a prototype has no `toString`. */
export const shownText = (value: unknown): string =>
  typeof value === 'object' && value !== null && !('toString' in value) ? 'object' : String(value)

function refuseMissing(
  parts: readonly Exclude<RoutePart, { kind: 'static' }>[],
  values: ReadonlyMap<string, string | undefined>,
  { route, index }: EntryPlace,
): void {
  const { file, id } = route
  for (const { kind, name } of parts) {
    if (kind === 'param' && !values.get(name)) {
      throw staticPathError('GetStaticPathsMissingParam', { file, index, name }, { file })
    }
  }
  // The other paths are below this one, so its name is a folder.
  const last = route.segments.at(-1)?.[0]
  if (route.segments.at(-1)?.length === 1 && last?.kind === 'rest' && !values.get(last.name)) {
    throw staticPathError('PrerenderDynamicEndpointPathCollide', { file, index, route: id }, { file })
  }
}

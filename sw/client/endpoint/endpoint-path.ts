import { pathError } from '../../core/errors/path-errors.ts'
import { generatePath } from '../../core/routes/generate-path.ts'
import { parsePattern } from '../../core/routes/parse-route.ts'
import type { RoutePattern } from '../../core/routes/route.ts'
import type { TrailingSlash } from '../../core/routes/route-manifest.ts'
import { whyAltered } from '../../core/routes/why-altered.ts'
import { paramsOfPath } from './params-of-path.ts'

export type ParamInput = Readonly<Record<string, string | number | undefined>>

type Values = ReadonlyMap<string, string>

/**
 * The path of a route with these params, percent-encoded and without base. The path is matched again first: it is
 * refused if the handler would get other values than the given ones. Other routes that also match it are not known
 * here.
 *
 * @throws `MissingRouteParam`, `InvalidRouteParamValue`, and as `parsePattern`
 */
export function endpointPath(id: string, input: ParamInput, trailingSlash: TrailingSlash): string {
  const route = parsePattern(id)
  const values = valuesOf(route, input)
  const path = generatePath(route, Object.fromEntries(values), trailingSlash)
  const reason = whyOtherValues(values) ?? whyAltered(path) ?? whyOtherParams(values, paramsOfPath(route, path))
  if (reason !== undefined) throw pathError('InvalidRouteParamValue', { route: id, values: list(values), path, reason })
  return encodeURI(path)
}

/** The route's own params, as a path contains them. */
function valuesOf({ segments }: RoutePattern, input: ParamInput): Values {
  const values = new Map<string, string>()
  for (const part of segments.flat()) {
    if (part.kind === 'static' || !Object.hasOwn(input, part.name)) continue
    const value = input[part.name]
    if (value !== undefined) values.set(part.name, String(value).normalize())
  }
  return values
}

/** How generating a path changes a value on purpose (Astro reference, "Path generation"). */
function whyOtherValues(values: Values): string | undefined {
  for (const [name, value] of values) {
    if (/[#?]/.test(value)) return `"#" and "?" of "${name}" would stay percent-encoded`
    if (/^\/|\/$/.test(value)) return `a slash at either end of "${name}" is cut off`
  }
  return undefined
}

function whyOtherParams(values: Values, found: Values | undefined): string | undefined {
  if (found === undefined) return 'the route does not match it'
  for (const [name, value] of values) {
    if (found.get(name) !== value) return `"${name}" would be "${found.get(name)}"`
  }
  return undefined
}

const list = (values: Values): string =>
  Array.from(values, ([name, value]) => `${name} = ${JSON.stringify(value)}`).join(', ')

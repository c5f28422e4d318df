import { routeError } from '../errors/route-errors.ts'
import { caretFrame } from './caret-frame.ts'
import { parseSegment } from './parse-segment.ts'
import { refuseEscapes } from './refuse-escapes.ts'
import type { Route, RoutePattern, RouteSegment } from './route.ts'

const moduleExtension = /\.[jt]s$/

const refuseRepeatedName = (segments: readonly RouteSegment[], whole: string): void => {
  const names = new Set<string>()
  for (const part of segments.flat()) {
    if (part.kind === 'static') continue
    if (names.has(part.name)) {
      const bracket = part.kind === 'rest' ? `[...${part.name}]` : `[${part.name}]`
      const frame = caretFrame(whole, whole.lastIndexOf(bracket) + 1, bracket.length - 2)
      throw routeError('RouteParamRepeated', { file: whole, name: part.name }, { file: whole, frame })
    }
    names.add(part.name)
  }
}

const parse = (path: string, whole: string): RoutePattern => {
  const segments: RouteSegment[] = []
  const texts: string[] = []
  let offset = 0
  for (const text of path.split('/')) {
    if (text !== '') {
      segments.push(parseSegment(text, { whole, offset }))
      texts.push(text.normalize())
    }
    offset += text.length + 1
  }
  refuseRepeatedName(segments, whole)
  return { id: `/${texts.join('/')}`, segments }
}

/**
 * Parses a pattern of the `redirects` option: `/old/[id]`. It has no extension to remove, and `index` has no meaning.
 *
 * @throws as `parseRoute`
 */
export const parsePattern = (pattern: string): RoutePattern => parse(pattern, pattern)

/**
 * The route of an endpoint file, given relative to the pages folder: `api/[id].json.ts` is `/api/[id].json`, and a file
 * named exactly `index` stands for its folder (Astro reference, "File name to route").
 *
 * @throws `RouteBracketsUnbalanced`, `RouteParamsAdjacent`, `RouteParamInvalid`, `RouteParamRepeated`,
 *   `RouteEscaped`
 */
export const parseRoute = (file: string): Route => {
  refuseEscapes(file)
  const path = file.replace(moduleExtension, '')
  const { id, segments } = parse(path.replace(/(^|\/)index$/, ''), file)
  return { id, file, segments }
}

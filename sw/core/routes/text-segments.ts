import type { RouteSegment } from './route.ts'

/** Text in the form of a decoded path, where `?` and `#` stay encoded. `%5B` and `%5D` stand for literal brackets. */
export const pathText = (text: string): string =>
  /[?#%]/.test(text)
    ? text.replaceAll('?', '%3F').replaceAll('#', '%23').replaceAll('%5B', '[').replaceAll('%5D', ']')
    : text

/** The segments of an id without brackets. */
export const textSegmentsOf = (id: string): readonly RouteSegment[] =>
  id === '/'
    ? []
    : id
        .slice(1)
        .split('/')
        .map((text) => [{ kind: 'static', text: pathText(text) }])

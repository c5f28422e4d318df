import { describe, expect, test } from 'vitest'
import { endpointPath, type ParamInput } from '../../../sw/client/endpoint/endpoint-path.ts'
import { createMatcher } from '../../../sw/core/routes/matcher.ts'
import { parsePattern } from '../../../sw/core/routes/parse-route.ts'
import { decodePathname } from '../../../sw/core/routes/pathname.ts'
import type { TrailingSlash } from '../../../sw/core/routes/route-manifest.ts'

/** What a handler would get of a request for `path`, as a browser sends it. */
const arriving = (id: string, path: string): unknown => {
  const { pathname } = decodePathname(new URL(path, 'https://example.org').pathname)
  const matcher = createMatcher({
    routes: [{ ...parsePattern(id), file: 'x.ts' }],
    redirects: [],
    trailingSlash: 'ignore',
  })
  return matcher.first(pathname)?.params
}

describe('params round-trip', () => {
  test.each<[id: string, params: ParamInput, path: string]>([
    ['/api/[id].json', { id: 'a b' }, '/api/a%20b.json'],
    ['/[id]', { id: 'é/'.slice(0, 1) }, '/%C3%A9'],
    ['/[id]', { id: '日本' }, '/%E6%97%A5%E6%9C%AC'],
    ['/[id]', { id: '100%' }, '/100%25'],
    ['/[id]', { id: 'a+b&c=d;e:f@g,$' }, '/a+b&c=d;e:f@g,$'],
    ['/[id]', { id: 'a\\b"<>' }, '/a%5Cb%22%3C%3E'],
    ['/[id]', { id: '...' }, '/...'],
    ['/[id]', { id: '__proto__' }, '/__proto__'],
    ['/v/[major].[minor]', { major: '1', minor: '2.3' }, '/v/1.2.3'],
    ['/[...path]', { path: 'a/b c/d' }, '/a/b%20c/d'],
    ['/[...path]', { path: undefined }, '/'],
    ['/[...mid]/leaf', {}, '/leaf'],
    ['/files/[...path].zip', { path: 'a/b' }, '/files/a/b.zip'],
    ['/two words/[id]', { id: 'x' }, '/two%20words/x'],
  ])('%s with %j is %s', (id, params, path) => {
    expect(endpointPath(id, params, 'ignore')).toBe(path)
    expect(arriving(id, path)).toEqual(
      Object.fromEntries(
        parsePattern(id)
          .segments.flat()
          .flatMap((part) => (part.kind === 'static' ? [] : [[part.name, params[part.name]]])),
      ),
    )
  })
})

test.each<[id: string, TrailingSlash, path: string]>([
  ['/a/[id]', 'ignore', '/a/1'],
  ['/a/[id]', 'never', '/a/1'],
  ['/a/[id]', 'always', '/a/1/'],
  ['/a/[id].json', 'always', '/a/1.json'],
  ['/', 'always', '/'],
])('%s with trailingSlash %s is %s', (id, trailingSlash, path) => {
  expect(endpointPath(id, { id: 1 }, trailingSlash)).toBe(path)
})

describe('params that do not round-trip are refused, with route and param', () => {
  test.each<[id: string, params: ParamInput]>([
    ['/[id]', { id: 'a/b' }],
    ['/[id]', { id: '/a' }],
    ['/[id]', { id: 'a#b' }],
    ['/[id]', { id: 'a?b' }],
    ['/[id]', { id: '%41' }],
    ['/[id]', { id: '..' }],
    ['/[id]', { id: '.' }],
    ['/[id]', { id: '' }],
    ['/[id]', { id: '\ud800' }],
    ['/x/[id]/y', { id: '' }],
    ['/[id]-[other]', { id: 'a-b', other: 'c' }],
    ['/[...id]', { id: 'a//b' }],
    ['/[...id]', { id: 'a/../b' }],
    ['/[...id]/x/[...other]', { id: 'a/x/b', other: 'c' }],
  ])('%s with %j', (id, params) => {
    const attempt = () => endpointPath(id, params, 'ignore')
    expect(attempt).toThrow(expect.objectContaining({ code: 'InvalidRouteParamValue' }))
    expect(attempt).toThrow(id)
    expect(attempt).toThrow(`id = ${JSON.stringify(params.id)}`)
  })

  test.each<[id: string, params: ParamInput]>([
    ['/a/[id]', {}],
    ['/a/[id]', { id: undefined }],
    ['/a/[toString]', {}],
  ])('%s with %j lacks one', (id, params) => {
    const attempt = () => endpointPath(id, params, 'ignore')
    expect(attempt).toThrow(expect.objectContaining({ code: 'MissingRouteParam' }))
    expect(attempt).toThrow(id)
  })
})

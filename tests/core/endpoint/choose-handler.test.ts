import { describe, expect, test } from 'vitest'
import { chooseHandler } from '../../../sw/core/endpoint/choose-handler.ts'
import type { EndpointModule } from '../../../sw/core/endpoint/endpoint-module.ts'
import { legacyHandler } from '../../../sw/core/endpoint/legacy-endpoint.ts'
import { legacyMethod } from '../../../sw/core/endpoint/legacy-methods.ts'

const handler = () => new Response('x')
const choose = (module: EndpointModule, method: string) => {
  const choice = chooseHandler({ module, file: 'a.ts' }, method, {
    parts: { legacyHandler, legacyMethod },
    warn: () => {},
  })
  return choice.kind === 'handler' ? choice.name : `${choice.kind}: ${choice.allow}`
}
const moduleOf = (...names: string[]) => Object.fromEntries(names.map((name) => [name, handler]))

describe('the export that answers', () => {
  const cases: [exports: string[], method: string, expected: string][] = [
    [['GET', 'ALL'], 'GET', 'GET'],
    [['GET', 'ALL'], 'POST', 'ALL'],
    [['GET', 'ALL'], 'HEAD', 'ALL'],
    [['GET'], 'HEAD', 'GET'],
    [['GET', 'HEAD'], 'HEAD', 'HEAD'],
    [['PATCH'], 'patch', 'PATCH'],
    [['PROPFIND'], 'PROPFIND', 'PROPFIND'],
    [['M-SEARCH'], 'M-SEARCH', 'M-SEARCH'],
    [['ALL'], 'OPTIONS', 'ALL'],
    [['GET'], 'OPTIONS', 'options: GET, HEAD, OPTIONS'],
    [['GET', 'POST'], 'DELETE', 'unsupported: GET, HEAD, OPTIONS, POST'],
    [['get', 'GET'], 'GET', 'GET'],
    [['get'], 'GET', 'get'],
    [['GET', 'del'], 'DELETE', 'delete'],
    [['del', 'all'], 'PUT', 'put'],
    [['del'], 'PUT', 'unsupported: DELETE, OPTIONS'],
    [['GET', 'prerender', 'getStaticPaths', 'default', 'then'], 'prerender', 'unsupported: GET, HEAD, OPTIONS'],
    [['GET'], '__proto__', 'unsupported: GET, HEAD, OPTIONS'],
    [['GET'], 'constructor', 'unsupported: GET, HEAD, OPTIONS'],
    [['GET'], 'ALL', 'unsupported: GET, HEAD, OPTIONS'],
  ]
  test.each(cases)('%j, %s: %s', (exports, method, expected) => {
    expect(choose(moduleOf(...exports), method)).toBe(expected)
  })

  test('an undefined export is not a handler, and inherited names do not count', () => {
    expect(choose({ GET: undefined, ALL: handler }, 'GET')).toBe('ALL')
    expect(choose(Object.create(moduleOf('POST'), { GET: { value: handler, enumerable: true } }), 'POST')).toBe(
      'unsupported: GET, HEAD, OPTIONS',
    )
  })
})

describe('modules that cannot answer', () => {
  test.each(['GET', 'OPTIONS', 'DELETE'])('without a handler %s is an error that lists the exports', (method) => {
    expect(() => choose({ value: 1, default: handler }, method)).toThrow(
      expect.objectContaining({ code: 'EndpointHasNoHandler', message: expect.stringContaining('value, default') }),
    )
  })

  test('a method that is no function is an error for that method only', () => {
    const module = { GET: 'text', POST: handler }
    expect(() => choose(module, 'GET')).toThrow(
      expect.objectContaining({
        code: 'EndpointHandlerIsNotAFunction',
        message: 'a.ts exports a value for the method GET, but it is a string instead of a function.',
      }),
    )
    expect(choose(module, 'POST')).toBe('POST')
  })
})

import { type ContractGroup, type ExchangeCase, noFile } from '../contract.ts'

const returned = ['error', 'string', 'null', 'undefined', 'object', 'symbol'] as const

const to = (location: string, path = '/location/to'): ExchangeCase['request'] => ({
  path,
  method: 'POST',
  body: { text: location },
})

export const badAnswers: ContractGroup = {
  title: 'invalid responses',
  skip: noFile,
  cases: [
    ...returned.map(
      (value): ExchangeCase => ({
        name: `${value} that is returned is an error`,
        request: { path: `/errors/${value}`, method: 'POST', body: { text: '' } },
        expect: { failure: 'EndpointDidNotReturnAResponse' },
      }),
    ),
    {
      name: 'a proxy with hostile traps that is returned is a 500',
      request: { path: '/errors/hostile-proxy', method: 'POST', body: { text: '' } },
      expect: { failure: 'secret trap' },
    },
    {
      name: 'a proxy that throws itself, returned, is a 500',
      request: { path: '/errors/hostile-twice', method: 'POST', body: { text: '' } },
      expect: { failure: 'cannot be shown' },
    },
    {
      name: 'an object whose getter throws is a 500',
      request: { path: '/errors/getter' },
      expect: { failure: 'secret getter' },
    },
    {
      name: 'a Response whose body was read is an error',
      request: { path: '/errors/used-response' },
      expect: { failure: 'ResponseAlreadyUsed' },
    },
    {
      name: 'a request body that is read twice is a 500 that names the body',
      request: { path: '/errors/body-twice', method: 'POST', body: { text: 'once' } },
      expect: { failure: /body/i },
    },
    {
      name: 'a module without a handler is not a route',
      request: { path: '/no-handler/deep/alone' },
      expect: { status: 404 },
      // The build knows; the development worker asks its server, by its own fetch.
      on: { worker: { leftToHost: true }, fallback: { leftToHost: true } },
    },
    {
      name: 'a module without a handler gives way to the next route',
      request: { path: '/no-handler/before' },
      expect: { text: 'the next route' },
    },
    {
      name: 'a handler that is no function is an error',
      request: { path: '/errors/no-function' },
      expect: { failure: 'EndpointHandlerIsNotAFunction' },
    },
    {
      name: 'a module that fails while it loads is a 500',
      request: { path: '/errors/load' },
      expect: { failure: 'secret of loading' },
    },
    { name: 'locals cannot be assigned', request: { path: '/errors/locals' }, expect: { failure: 'LocalsReassigned' } },
    {
      name: 'Response.error() is a network error',
      request: { path: '/errors/network' },
      expect: { noAnswer: true },
      on: { core: { noAnswer: false, status: 0, text: '' } },
    },
    ...['/a\r\nset-cookie: a=b', '/a\nb', '/a\0b', '/a\u0001b', '/a\u007fb'].map(
      (location): ExchangeCase => ({
        name: `a redirect to ${JSON.stringify(location)} is an error`,
        request: to(location),
        expect: { failure: 'InvalidRedirectLocation' },
      }),
    ),
    {
      name: 'a redirect to what a header cannot hold as it is',
      request: to('/a b/€'),
      expect: { status: 302, headers: { location: '/a b/%E2%82%AC' } },
    },
    {
      name: 'a Location header with a line break is an error',
      request: to('/a\r\nset-cookie: a=b', '/location/own-header'),
      expect: { failure: /header/i },
    },
    {
      name: 'a Location header with a control character is no hang',
      request: to('/a\u0001b', '/location/own-header'),
      expect: { status: 302 },
      on: { node: { status: 500 }, dev: { status: 500 } },
    },
    { name: 'and the next request is answered', request: { path: '/methods/get-only' }, expect: { text: 'got' } },
  ],
}

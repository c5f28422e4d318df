import type { ContractGroup, ExchangeCase } from '../contract.ts'

const asked = (name: string, call: string, expect: ExchangeCase['expect'], skip = {}): ExchangeCase => ({
  name,
  request: { path: `/own/${call}` },
  expect,
  skip: { prerender: 'the endpoint runs on request, so there is no file', ...skip },
})

const onServers = 'the jar of a browser keeps it, and no page sees the header'

/** A handler's `fetch` to endpoints of the same project. */
export const ownEndpoints: ContractGroup = {
  title: 'endpoints that fetch endpoints',
  cases: [
    asked('by an absolute address', 'get', { text: 'GET ' }),
    asked('by a relative address', 'relative', { text: 'got' }),
    asked('with a query', 'query', {
      json: { method: 'GET', path: 'there', query: '?a=1&b=%20', type: null, hasBody: false, bytes: [] },
    }),
    asked('with a body', 'post', { text: 'POST dear' }),
    asked('with a body that is not ASCII', 'put-json', { text: 'PUT {"a":"ü"}' }),
    asked('with a form', 'form', { json: [['a', 'b c']] }),
    asked('with a Request', 'request', { text: 'POST in a request' }),
    asked('with a method that has no handler', 'missing-method', { status: 404, headers: { allow: /GET/ } }),
    asked('that fails', 'failing', { json: 500 }),
    asked('that is a network error', 'network-error', { text: 'TypeError' }),
    asked('and gives up', 'aborted', { text: 'AbortError' }),
    asked('sixty at once', 'parallel', { json: [200] }),
    asked('and follows a redirect of the configuration', 'redirect', {
      json: { redirected: true, path: '/methods/get-only', status: 200, text: 'got' },
    }),
    asked('and follows a 303 with GET', 'redirect-303', {
      json: { redirected: true, path: '/echo/text', status: 200, text: 'GET ' },
    }),
    asked('and follows a 307 with method and body', 'redirect-307', {
      json: { redirected: true, path: '/echo/text', status: 200, text: 'POST kept' },
    }),
    asked('and reads a redirect', 'redirect-manual', { json: [301, '/methods/get-only'] }),
    asked('and allows no redirect', 'redirect-error', { text: 'TypeError' }),
    asked('with cookies as a page has them', 'cookies', { json: [null, ['inner=x'], []] }),
    asked(
      'and what it sets reaches the client',
      'set-cookie',
      { headers: { 'set-cookie': 'deep=x; Path=/' } },
      {
        worker: onServers,
        'dev-worker': onServers,
      },
    ),
    asked('themselves, without end, are an error', 'itself', { failure: 'EndpointLoop' }),
    asked('that fetch the first again, without end, are an error', 'around', { failure: 'EndpointLoop' }),
    {
      name: 'in the build, prerendered or not',
      request: { path: '/own/static.txt' },
      expect: { text: 'function POST built' },
      on: { worker: { leftToHost: true } },
    },
  ],
}

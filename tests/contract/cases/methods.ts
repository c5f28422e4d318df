import { type ContractGroup, type ExchangeCase, noFile } from '../contract.ts'

const each = '/methods/each'

const answeredBy = (handler: string, method: string, text = ''): ExchangeCase['expect'] => ({
  json: { handler, method, text },
})

const bytes = [0, 1, 127, 128, 255, 13, 10]
const parserRefuses = 'the HTTP parser of Node refuses unknown methods before any handler'

export const methods: ContractGroup = {
  title: 'methods and bodies',
  skip: noFile,
  cases: [
    { name: 'GET', request: { path: each }, expect: answeredBy('GET', 'GET') },
    {
      name: 'POST of a text',
      request: { path: each, method: 'POST', body: { text: 'grüße' } },
      expect: answeredBy('POST', 'POST', 'grüße'),
    },
    {
      name: 'PUT of an empty text',
      request: { path: each, method: 'PUT', body: { text: '' } },
      expect: answeredBy('PUT', 'PUT'),
    },
    {
      name: 'PATCH',
      request: { path: each, method: 'PATCH', body: { text: '{}' } },
      expect: answeredBy('PATCH', 'PATCH', '{}'),
    },
    {
      name: 'DELETE with a body',
      request: { path: each, method: 'DELETE', body: { text: 'why' } },
      expect: answeredBy('DELETE', 'DELETE', 'why'),
    },
    {
      name: 'DELETE without a body',
      request: { path: each, method: 'DELETE' },
      expect: answeredBy('DELETE', 'DELETE'),
    },
    {
      name: 'PROPFIND',
      request: { path: each, method: 'PROPFIND', body: { text: '<a/>' } },
      expect: answeredBy('PROPFIND', 'PROPFIND', '<a/>'),
    },
    {
      name: 'a method whose name is no identifier',
      request: { path: each, method: 'M-SEARCH' },
      expect: answeredBy('M-SEARCH', 'M-SEARCH'),
    },
    {
      name: 'a method in lower case is asked for in upper case',
      request: { path: each, method: 'patch', body: { text: 'x' } },
      expect: answeredBy('PATCH', 'patch', 'x'),
      skip: { node: parserRefuses, dev: parserRefuses },
    },
    {
      name: 'the name of an object member is no method',
      request: { path: each, method: 'constructor' },
      expect: { status: 404, headers: { allow: /\bPATCH\b/ } },
      skip: { node: parserRefuses, dev: parserRefuses },
    },
    {
      name: 'bytes arrive as they were sent',
      request: { path: '/echo/bytes', method: 'POST', headers: { 'content-type': 'x/y' }, body: { bytes } },
      expect: { json: { method: 'POST', path: 'bytes', query: '', type: 'x/y', hasBody: true, bytes } },
    },
    {
      name: 'a megabyte arrives whole',
      request: { path: '/echo/text', method: 'POST', body: { text: 'm'.repeat(1_000_000) } },
      expect: { text: `POST ${'m'.repeat(1_000_000)}` },
    },
    {
      name: 'a body that is a stream',
      request: { path: '/echo/text', method: 'POST', body: { stream: ['one ', 'two'] } },
      expect: { text: 'POST one two' },
      skip: {
        worker: 'browsers send a stream over HTTP/2 only, and the preview speaks HTTP/1.1',
        'dev-worker': 'browsers send a stream over HTTP/2 only, and the dev server speaks HTTP/1.1',
        fallback: null,
      },
    },
    {
      name: 'an unsupported method is answered by the 404 page, and Allow names the others',
      request: { path: '/methods/get-only', method: 'DELETE' },
      expect: { status: 404, text: 'nothing at /methods/get-only', headers: { allow: 'GET, HEAD, OPTIONS' } },
    },
    {
      name: 'a 404 page with GET alone answers what matches nothing, whatever the method',
      request: { path: '/nothing/at/all', method: 'POST', body: { text: 'x' } },
      expect: { status: 404, text: 'nothing at /nothing/at/all' },
      on: { worker: { leftToHost: true, text: /./ }, 'dev-worker': { leftToHost: true } },
    },
    {
      name: 'an unsupported HEAD is a 404 without a body',
      request: { path: '/rewrites/unsupported', method: 'HEAD' },
      expect: { status: 404, text: '', headers: { allow: 'OPTIONS, POST' } },
    },
    {
      name: 'a rewrite to an endpoint without a handler for the method is the same 404 page',
      request: { path: '/rewrites/unsupported', method: 'POST', body: { text: 'x' } },
      expect: { status: 404, text: 'nothing at /rewrites/unsupported', headers: { allow: 'GET, HEAD, OPTIONS' } },
    },
    {
      name: 'OPTIONS is answered where the endpoint does not',
      request: { path: '/methods/get-only', method: 'OPTIONS' },
      expect: { status: 204, headers: { allow: 'GET, HEAD, OPTIONS' }, text: '' },
    },
    {
      name: 'OPTIONS of an endpoint of its own',
      request: { path: '/methods/own-options', method: 'OPTIONS' },
      expect: { headers: { allow: 'ASK-ME' }, text: '' },
    },
    {
      name: 'an unsupported method is a 405 where the project wants that',
      project: 'based',
      request: { path: '/shop/item', method: 'POST', headers: { accept: 'application/json' }, body: { text: 'x' } },
      expect: {
        status: 405,
        headers: { allow: 'GET, HEAD, OPTIONS', 'content-type': 'application/json' },
        json: { error: 'Method Not Allowed', message: 'POST is not supported here; GET, HEAD, OPTIONS is.' },
      },
    },
    {
      name: 'OPTIONS stays a 204 there',
      project: 'based',
      request: { path: '/shop/item', method: 'OPTIONS' },
      expect: { status: 204, headers: { allow: 'GET, HEAD, OPTIONS' } },
    },
  ],
}

import { type ContractGroup, type ExchangeCase, noFile } from '../contract.ts'

const long = 'a'.repeat(100_000)
const deep = 'a/'.repeat(10_000)
const tooLong = { status: 431, text: /^/ } as const
const overHttp = { node: tooLong, dev: tooLong } as const
const failsInDev = { status: 500, text: /MalformedPath/ } as const
const echoes = { status: 200, text: /%zz/ } as const

const noSuchRequest = 'a Request cannot have this method'

const malformed = ['/echo/%E0%A4%A', '/echo/%zz', '/echo/%', '/params/%C3%28']

export const badRequests: ContractGroup = {
  title: 'requests out of the ordinary',
  skip: noFile,
  cases: [
    ...malformed.map(
      (path): ExchangeCase => ({
        name: `the malformed path ${path}`,
        request: { path },
        expect: { status: 400, text: 'Bad request.' },
        on: { dev: failsInDev, 'dev-worker': failsInDev },
      }),
    ),
    {
      name: 'TRACE, which no handler can be asked for',
      ask: { method: 'TRACE', path: '/methods/each' },
      status: 501,
      skip: {
        core: noSuchRequest,
        worker: noSuchRequest,
        'dev-worker': noSuchRequest,
        dev: 'the dev server fails, as that of Astro does',
      },
    },
    {
      name: 'a malformed query',
      request: { path: '/echo/q?a=%zz' },
      expect: { status: 400, text: 'Bad request.' },
      on: { dev: echoes, 'dev-worker': echoes },
    },
    {
      name: 'a path that is encoded over and over',
      request: { path: `/echo/%${'25'.repeat(20)}41` },
      expect: { status: 400 },
    },
    {
      name: 'NUL in a path',
      request: { path: '/params/%00' },
      expect: { json: { id: '\0', own: ['id'], plain: true } },
    },
    ...['/vault/%5Ckeys', '/vault/%5ckeys', '/vault/%255Ckeys', '/vault/%5C%5Ckeys', '/vault/%09%5Ckeys'].map(
      (path): ExchangeCase => ({
        name: `an encoded backslash or tab does not get past middleware that checks the path: ${path}`,
        request: { path },
        expect: { status: 403, text: 'guarded' },
      }),
    ),
    {
      name: 'a path with backslashes has single slashes, and the param has the backslashes',
      request: { path: '/vault/a%5C%5Cb' },
      expect: { json: { key: 'a\\\\b', seen: '/vault/a/b', origin: '/vault/a\\\\b/' } },
    },
    {
      name: 'below a base too',
      project: 'based',
      request: { path: '/shop/in/%5Cx' },
      expect: { json: { name: '\\x', seen: '/shop/in/x' } },
    },
    {
      name: 'a path that starts with a backslash gives no address of another host',
      request: { path: '/%5Cevil.example?slash' },
      expect: { status: 302, headers: { location: '/evil.example/' } },
    },
    {
      name: 'nor does one with a tab between two slashes',
      request: { path: '/%09%5Cevil.example?slash' },
      expect: { status: 302, headers: { location: '/evil.example/' } },
    },
    {
      name: 'a path of 100 kB',
      request: { path: `/params/${long}` },
      expect: { text: /"id":"a{1000}/ },
      on: overHttp,
    },
    {
      name: 'a path of 10,000 segments',
      request: { path: `/echo/${deep}` },
      expect: { text: /"path":"a\/a\// },
      on: overHttp,
    },
    {
      name: 'a path of 10,000 segments that matches nothing',
      request: { path: `/ranked/${deep}` },
      expect: { status: 404 },
      on: {
        ...overHttp,
        worker: { leftToHost: true, status: 431 },
        'dev-worker': { leftToHost: true, status: 431 },
      },
    },
    {
      name: 'a header of 100 kB',
      request: { path: '/methods/get-only', headers: { 'x-long': long } },
      expect: { text: 'got' },
      on: overHttp,
    },
    ...['__proto__', 'constructor', 'toString', 'hasOwnProperty'].map(
      (value): ExchangeCase => ({
        name: `${value} as the value of a param`,
        request: { path: `/params/${value}` },
        expect: { json: { id: value, own: ['id'], plain: true } },
      }),
    ),
    {
      name: '__proto__ and constructor as the names of params',
      request: { path: '/params/named/one/two' },
      expect: {
        json: {
          entries: [
            ['__proto__', 'one'],
            ['constructor', 'two'],
          ],
          plain: true,
          polluted: false,
        },
      },
    },
    {
      name: '__proto__ as a key of locals stays in its request',
      request: { path: '/locals/names', method: 'POST', body: { text: '' } },
      expect: { json: { constructor: 'own', polluted: false } },
    },
    {
      name: 'and the next request has locals of its own',
      request: { path: '/locals/names' },
      expect: { json: { keys: [], polluted: false, inherited: false } },
    },
    {
      name: 'the names of object members are no routes',
      request: { path: '/constructor/__proto__' },
      expect: { status: 404 },
      on: { worker: { leftToHost: true }, 'dev-worker': { leftToHost: true } },
    },
  ],
}

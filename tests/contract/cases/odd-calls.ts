import { type ContractGroup, type ExchangeCase, noFile } from '../contract.ts'

const at = (call: string): ExchangeCase['request'] => ({ path: `/odd/${call}` })
const sending = (call: string, type: string, text: string): ExchangeCase['request'] => ({
  path: `/odd/${call}`,
  method: 'POST',
  headers: { 'content-type': type },
  body: { text },
})

const failing: readonly (readonly [name: string, request: ExchangeCase['request'], told: RegExp])[] = [
  ['a redirect with a status that does not exist', at('redirect-status'), /RangeError/],
  ['a rewrite to nothing', at('rewrite-nothing'), /\w/],
  ['a rewrite to an object', at('rewrite-object'), /\w/],
  ['a cookie that is null', at('cookie-null'), /TypeError/],
  ['a body that is no JSON', sending('json', 'application/json', '{"a":'), /SyntaxError/],
  ['a multipart body without its boundary', sending('form', 'multipart/form-data', 'x'), /TypeError/],
  ['a multipart body that is cut', sending('form', 'multipart/form-data; boundary=b', '--b\r\nConte'), /TypeError/],
  ['a Response with a status that does not exist', at('status'), /RangeError/],
  ['a body for a status that has none', at('body-of-204'), /TypeError/],
  ['a Response that somebody reads', at('locked'), /ResponseAlreadyUsed/],
]

const tooMuch = 'the HTTP client of this runner refuses so long a header'
const noAddress = { failure: 'ClientAddressNotAvailable' } as const

export const oddCalls: ContractGroup = {
  title: 'odd calls',
  skip: noFile,
  cases: [
    ...failing.map(
      ([name, request, failure]): ExchangeCase => ({ name: `${name} is a 500`, request, expect: { failure } }),
    ),
    {
      name: 'a redirect to undefined is sent as given',
      request: at('redirect-nothing'),
      expect: { status: 302, headers: { location: 'undefined' } },
    },
    {
      name: 'a rewrite to a URL elsewhere stays in the project',
      request: at('rewrite-away'),
      expect: { json: { id: 'far', own: ['id'], plain: true } },
    },
    {
      name: 'a rewrite to a path like another host stays in the project',
      request: at('rewrite-slashes'),
      expect: { status: 404, text: /^nothing at / },
    },
    {
      name: 'a rewrite to a path with a backslash, which browsers read as a slash, stays in the project too',
      request: at('rewrite-backslash'),
      expect: { status: 404, text: 'nothing at /far.example/params/far' },
    },
    {
      name: 'and one with a tab, which URLs drop',
      request: at('rewrite-tab'),
      expect: { status: 404, text: 'nothing at /far.example/params/far' },
    },
    ...['rest', 'spread', 'entries', 'assign'].map(
      (how): ExchangeCase => ({
        name: `a copy of the context, made by ${how}, has its functions on every host`,
        request: at(`context-${how}`),
        expect: { text: 'function' },
      }),
    ),
    {
      name: 'a rewrite to a malformed path keeps it undecoded',
      request: at('rewrite-malformed'),
      expect: { json: { id: '%zz', own: ['id'], plain: true } },
    },
    { name: 'a rewrite to 10,000 segments', request: at('rewrite-long'), expect: { text: /"path":"a\/a\// } },
    {
      name: 'a cookie named like a property of every object is not found',
      request: at('cookie-proto'),
      expect: { text: 'undefined' },
    },
    {
      name: 'clientAddress is what the host knows',
      request: at('address'),
      expect: { text: 'string' },
      on: { worker: noAddress, 'dev-worker': noAddress },
    },
    {
      name: 'a header of 100 kB',
      request: at('long-header'),
      expect: { headers: { 'x-long': /^a{1000}/ } },
      skip: { ...noFile, node: tooMuch, dev: tooMuch },
    },
    { name: 'work after the answer that fails', request: at('work-fails'), expect: { text: 'answered' } },
    {
      name: 'work after the answer goes on',
      request: at('work-goes-on'),
      expect: { text: 'answered' },
      notes: { id: 'work', events: ['done'] },
    },
    { name: 'and the next request is answered', request: { path: '/methods/get-only' }, expect: { text: 'got' } },
  ],
}

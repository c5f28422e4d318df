import { type ContractGroup, type ExchangeCase, noFile } from '../contract.ts'

/** What Node's Buffer makes of the project's texts. */
const encoded: Readonly<Record<string, string>> = {
  utf8: 'é€',
  'utf-8': 'é€',
  UTF8: 'é€',
  ascii: 'é€',
  latin1: 'é€',
  binary: 'é€',
  base64: 'w6nigqw=',
  base64url: 'w6nigqw',
  hex: 'c3a9e282ac',
  ucs2: 'é€',
  'ucs-2': 'é€',
  utf16le: 'é€',
  'utf-16le': 'é€',
}

const bytesOf = (encoding: string, text: string) => {
  if (!Buffer.isEncoding(encoding)) throw new Error(`Node has no encoding ${encoding}.`)
  return [...Buffer.from(text, encoding)]
}

const handlers = [
  ['get', 'GET'],
  ['post', 'POST'],
  ['del', 'DELETE'],
] as const

export const legacy: ContractGroup = {
  title: 'endpoints of Astro 1 to 3',
  cases: [
    ...Object.entries(encoded).map(
      ([encoding, text]): ExchangeCase => ({
        name: `encoding ${encoding}`,
        request: { path: `/legacy/encodings/${encoding}.txt` },
        expect: { headers: { 'content-type': 'text/plain;charset=utf-8' }, bytes: bytesOf(encoding, text) },
        skip: noFile,
      }),
    ),
    {
      name: 'an encoding that does not exist',
      request: { path: '/legacy/encodings/none.txt' },
      expect: { failure: 'UnknownEncoding' },
      skip: noFile,
    },
    ...handlers.map(
      ([handler, method]): ExchangeCase => ({
        name: `${handler} answers ${method}`,
        request: { path: '/legacy/methods.json', method, ...(method !== 'GET' && { body: { text: 'x' } }) },
        expect: { json: { handler, text: method === 'GET' ? '' : 'x' } },
        skip: noFile,
      }),
    ),
    {
      name: 'all answers the other methods',
      request: { path: '/legacy/methods.json', method: 'PATCH', body: { text: 'x' } },
      expect: { json: { handler: 'all', text: 'x' }, headers: { 'content-type': /^application\/json/ } },
      skip: noFile,
    },
    {
      name: 'bytes of a picture, with the type of the extension',
      request: { path: '/legacy/pixel.gif' },
      expect: {
        headers: { 'content-type': /^image\/gif/ },
        bytes: bytesOf('base64', 'R0lGODlhAQABAAAAACwAAAAAAQABAAA='),
      },
      skip: noFile,
    },
    {
      name: 'upper case wins where both are exported',
      request: { path: '/legacy/both' },
      expect: { text: 'upper' },
      skip: noFile,
    },
    {
      name: 'from upper case, an object is an error',
      request: { path: '/legacy/upper-object' },
      expect: { failure: 'EndpointDidNotReturnAResponse' },
      skip: noFile,
    },
    {
      name: 'nothing returned is an error',
      request: { path: '/legacy/nothing' },
      expect: { failure: 'LegacyEndpointReturnedNothing' },
      skip: noFile,
    },
    {
      name: 'a prerendered endpoint in lower case is a file',
      request: { path: '/static/old.json' },
      expect: { text: '{"old":true}' },
      on: { worker: { leftToHost: true } },
    },
  ],
}

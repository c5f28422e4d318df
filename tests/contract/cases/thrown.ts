import { type ContractGroup, type ExchangeCase, noFile } from '../contract.ts'

const values: readonly (readonly [thrown: string, told: string | RegExp])[] = [
  ['error', 'secret message'],
  ['string', 'secret text'],
  ['null', 'null'],
  ['undefined', 'undefined'],
  ['object', /keys secret|\[object Object\]/],
  ['symbol', 'Symbol(secret)'],
  ['hostile-error', 'cannot be shown'],
  ['hostile-proxy', 'secret trap'],
  ['hostile-twice', 'cannot be shown'],
]

export const thrown: ContractGroup = {
  title: 'handlers that throw',
  skip: noFile,
  cases: [
    {
      name: 'a Response that is thrown is the answer',
      request: { path: '/errors/response' },
      expect: { status: 418, text: 'thrown' },
    },
    ...values.map(
      ([value, told]): ExchangeCase => ({
        name: `${value} that is thrown is a 500`,
        request: { path: `/errors/${value}` },
        expect: { failure: told },
      }),
    ),
    {
      name: 'in JSON, where the caller asks for that',
      request: { path: '/errors/hostile-proxy', headers: { accept: 'application/json' } },
      expect: { status: 500, headers: { 'content-type': 'application/json' } },
    },
    { name: 'and the next request is answered', request: { path: '/methods/get-only' }, expect: { text: 'got' } },
  ],
}

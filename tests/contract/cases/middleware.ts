import { type ContractGroup, noFile } from '../contract.ts'

export const middleware: ContractGroup = {
  title: 'middleware',
  skip: noFile,
  cases: [
    { name: 'answers early', request: { path: '/middleware/early' }, expect: { status: 202, text: 'early' } },
    {
      name: 'shares locals with the endpoint',
      request: { path: '/middleware/locals' },
      expect: { text: 'endpoint locals middleware' },
    },
    {
      name: 'that forgets to return what next() gave still answers with it',
      request: { path: '/middleware/forgets' },
      expect: { text: 'endpoint forgets ' },
    },
    {
      name: 'that throws a Response answers with it',
      request: { path: '/middleware/throws-response' },
      expect: { status: 402, text: 'thrown by middleware' },
    },
    {
      name: 'changes the headers of immutable Responses',
      request: { path: '/immutable/fetched' },
      expect: { text: 'fetched', headers: { 'x-middleware': 'seen', 'set-cookie': 'kept=yes; Path=/' } },
    },
    {
      name: 'changes the headers of redirects',
      request: { path: '/immutable/redirect' },
      expect: { status: 303, headers: { 'x-middleware': 'seen' } },
    },
    {
      name: 'that returns nothing is an error',
      request: { path: '/middleware/nothing' },
      expect: { failure: 'MiddlewareNoDataOrNextCalled' },
    },
    {
      name: 'that returns a text is an error',
      request: { path: '/middleware/string' },
      expect: { failure: 'MiddlewareNotAResponse' },
    },
    {
      name: 'that returns an object is an error',
      request: { path: '/middleware/object' },
      expect: { failure: 'MiddlewareNotAResponse' },
    },
    {
      name: 'that throws is a 500',
      request: { path: '/middleware/throws' },
      expect: { failure: 'secret of the middleware' },
    },
    { name: 'that throws null is a 500', request: { path: '/middleware/throws-null' }, expect: { failure: 'null' } },
    {
      name: 'that reads the body it returns is an error',
      request: { path: '/middleware/used' },
      expect: { failure: 'ResponseAlreadyUsed' },
    },
  ],
}

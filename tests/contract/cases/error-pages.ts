import { type ContractGroup, noFile } from '../contract.ts'

export const errorPages: ContractGroup = {
  title: 'error pages',
  cases: [
    {
      name: 'a failing endpoint runs once, and no catch-all route answers for it',
      request: { path: '/errors/once' },
      expect: { failure: 'secret message' },
      notes: { id: 'ran-once', events: ['ran'] },
      skip: noFile,
    },
    {
      name: 'a 500 without a 500 endpoint has our text',
      request: { path: '/errors/error' },
      expect: { failure: 'secret message' },
      skip: noFile,
    },
    {
      name: 'a 500 endpoint answers and gets the error',
      project: 'based',
      request: { path: '/shop/fails', method: 'DELETE' },
      expect: { status: 500, text: 'the page for failures, got the error: true', headers: { 'x-page': '500' } },
      skip: noFile,
    },
    {
      name: 'what matches nothing is the 404 endpoint',
      request: { path: '/nothing/at/all' },
      expect: { status: 404, text: 'nothing at /nothing/at/all' },
      on: { 'dev-worker': { leftToHost: true }, worker: { leftToHost: true, text: /404: Not Found/ } },
      skip: noFile,
    },
    {
      name: 'a prerendered 404 endpoint is served with its body',
      project: 'based',
      request: { path: '/shop/nothing' },
      expect: { status: 404, text: 'the page for what is missing' },
      on: { worker: { leftToHost: true }, 'dev-worker': { leftToHost: true } },
    },
  ],
}

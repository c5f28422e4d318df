import { type ContractGroup, noFile } from '../contract.ts'

export const head: ContractGroup = {
  title: 'HEAD',
  cases: [
    {
      name: 'HEAD by GET has its status and headers, and no body',
      request: { path: '/head/text', method: 'HEAD' },
      expect: { status: 203, headers: { 'x-kept': 'yes', 'content-length': '15', etag: '"1"' }, bytes: [] },
      skip: noFile,
    },
    {
      name: 'HEAD of its own goes before GET; its body is not delivered',
      request: { path: '/head/own', method: 'HEAD' },
      expect: { headers: { 'x-from': 'HEAD' }, bytes: [] },
      skip: noFile,
    },
    {
      name: 'the stream of GET is cancelled, since nobody will read it',
      request: { path: '/head/stream', method: 'HEAD' },
      expect: { headers: { 'x-kept': 'yes', 'content-type': 'text/plain' }, bytes: [] },
      notes: { id: 'head-stream', events: ['cancelled'] },
      skip: noFile,
    },
    {
      name: 'HEAD of a failing endpoint',
      request: { path: '/errors/error', method: 'HEAD' },
      expect: { status: 500, bytes: [] },
      skip: noFile,
    },
    {
      name: 'HEAD of an unsupported method is the 404 page without its body',
      request: { path: '/location/to', method: 'HEAD' },
      expect: { status: 404, headers: { allow: 'OPTIONS, POST' }, bytes: [] },
      skip: noFile,
    },
    {
      name: 'HEAD of a prerendered file',
      request: { path: '/static/old.json', method: 'HEAD' },
      expect: { headers: { 'content-type': /^application\/json/ }, bytes: [] },
      on: { worker: { leftToHost: true } },
    },
  ],
}

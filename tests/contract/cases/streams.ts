import { type ContractGroup, noFile } from '../contract.ts'

export const streams: ContractGroup = {
  title: 'streams',
  skip: noFile,
  cases: [
    {
      name: 'a part is delivered before the next one exists',
      stream: { path: '/streams/parts', gate: 'parts', parts: ['one', 'two', 'three'] },
    },
    {
      name: 'a caller that stops reading cancels the stream',
      cancel: { path: '/streams/left', part: 'one' },
      notes: { id: 'left', events: ['cancelled'] },
    },
    {
      name: 'a stream that fails at once is no empty body',
      request: { path: '/errors/broken-stream' },
      expect: { isCut: true },
    },
    {
      name: 'a stream that fails midway is not taken for the whole',
      request: { path: '/errors/cut-stream' },
      expect: { isCut: true },
    },
    { name: 'and the next request is answered', request: { path: '/methods/get-only' }, expect: { text: 'got' } },
  ],
}

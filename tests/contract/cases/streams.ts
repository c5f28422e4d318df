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
      name: 'and aborts context.signal',
      skip: { core: 'no host here tells the core that the client has disconnected' },
      cancel: { path: '/streams/signal/left-signal', part: 'one' },
      notes: { id: 'left-signal', events: ['aborted: AbortError'] },
    },
    {
      name: 'server-sent events',
      request: { path: '/streams/events' },
      expect: {
        headers: { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache, no-transform' },
        text: 'retry: 1000\n\nevent: first\nid: ü\ndata: {"after":null}\n\ndata: two\ndata: lines\n\n: stowaway: end\n\n',
      },
    },
    {
      name: 'server-sent events go on from the last id',
      request: { path: '/streams/events', headers: { 'last-event-id': '\u00c3\u00bc' } },
      expect: { text: /"after":"ü"/ },
    },
    {
      name: 'where the header is hidden, the id is in the address',
      request: { path: '/streams/events?lastEventId=%C3%BC' },
      expect: { text: /"after":"ü"/ },
    },
    {
      name: 'a body is read in parts',
      request: { path: '/limits/parts', method: 'POST', body: { text: 'x'.repeat(300_000) } },
      expect: { json: { bytes: 300_000 } },
    },
    {
      name: 'a handler that never answers is a 504 that names its limit',
      request: { path: '/limits/never' },
      expect: {
        status: 504,
        text: /GET \/limits\/never did not answer within its limit of 0\.1 seconds|HandlerTimedOut \(method: GET, address: \/limits\/never, seconds: 0\.1\)/,
      },
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

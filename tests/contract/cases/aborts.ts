import { type ContractGroup, noFile } from '../contract.ts'

const neverTold =
  'no engine tells a worker that the page has gone, but by the cancel of a streamed answer; the page of this host is without the script that does'

export const aborts: ContractGroup = {
  title: 'aborts',
  skip: { ...noFile, worker: neverTold, 'dev-worker': neverTold, fallback: null },
  cases: [
    {
      name: 'request.signal tells the handler that the caller has gone',
      abort: { path: '/aborts/gone', started: { id: 'gone', events: ['started'] } },
      notes: { id: 'gone', events: ['started', 'aborted'] },
    },
    {
      name: 'so does context.signal, with the reason',
      abort: { path: '/aborts/context/left-context', started: { id: 'left-context', events: ['started'] } },
      notes: { id: 'left-context', events: ['started', 'aborted: AbortError'] },
    },
  ],
}

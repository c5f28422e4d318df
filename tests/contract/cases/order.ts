import { type ContractGroup, noFile } from '../contract.ts'

const byFile = { worker: { leftToHost: true } } as const
const timedBy = (host: string) => ({ headers: { 'server-timing': new RegExp(`stowaway-host;desc="${host}"`) } })

export const order: ContractGroup = {
  title: 'routes and prerendering',
  cases: [
    {
      name: 'of two partially dynamic segments the one with more static characters answers',
      request: { path: '/ranked/pre-x-post' },
      expect: { text: '[id]-post' },
      skip: noFile,
    },
    {
      name: "the author's own params and props reach a prerendered endpoint",
      request: { path: '/static/own/x-y-z.txt' },
      expect: { text: 'a=x b=y-z props=true' },
      on: byFile,
    },
    {
      name: 'a prerendered endpoint sees no headers and no query',
      request: { path: '/static/headers.json?q=1', headers: { 'x-asked': 'yes' } },
      expect: { json: { headers: [], isPrerendered: true, query: '' } },
      on: byFile,
    },
    {
      name: 'a prerendered endpoint can take the context apart',
      request: { path: '/static/spread.txt' },
      expect: { text: 'function' },
      on: byFile,
    },
    {
      name: 'prerender is the value of the module, computed or not',
      request: { path: '/computed/on.txt' },
      expect: { text: 'prerendered: true' },
      on: byFile,
    },
    {
      name: 'computed to be false, the endpoint runs on request',
      request: { path: '/computed/off.txt' },
      expect: { text: 'prerendered: false' },
      skip: noFile,
    },
    {
      name: 'context.generator names the product',
      request: { path: '/generator' },
      expect: { text: /^Stowaway v\d+\.\d+\.\d+$/ },
      skip: noFile,
    },
    {
      name: 'Server-Timing names route and time',
      request: { path: '/timing/x' },
      expect: {
        headers: { 'server-timing': /^stowaway;desc="\/timing\/\[id\]";dur=\d+\.\d, stowaway-host;desc="\w+"$/ },
      },
      skip: noFile,
    },
    {
      name: 'Server-Timing names the host',
      request: { path: '/timing/x' },
      expect: timedBy('node'),
      on: {
        dev: timedBy('dev'),
        'dev-worker': timedBy('worker'),
        worker: timedBy('worker'),
        fallback: timedBy('fallback'),
      },
      skip: noFile,
    },
  ],
}

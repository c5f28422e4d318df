import { type ContractGroup, noFile } from '../contract.ts'

const elsewhere = { worker: { leftToHost: true }, 'dev-worker': { leftToHost: true } } as const

export const base: ContractGroup = {
  title: 'base',
  cases: [
    {
      name: 'an endpoint lies inside the base',
      project: 'based',
      request: { path: '/shop/item?a=1' },
      expect: { json: { path: '/shop/item', originPathname: '/item', base: '/shop' } },
      skip: noFile,
    },
    {
      name: 'the base itself',
      project: 'based',
      request: { path: '/shop' },
      expect: { text: 'the base itself' },
      skip: noFile,
    },
    {
      name: 'nothing outside of the base is answered',
      project: 'based',
      request: { path: '/item' },
      expect: { status: 404 },
      on: elsewhere,
    },
    {
      name: 'a name that only starts like the base lies outside',
      project: 'based',
      request: { path: '/shopping' },
      expect: { status: 404 },
      on: elsewhere,
    },
    {
      name: 'the base is taken off once',
      project: 'based',
      request: { path: '/shop/shop/item' },
      expect: { status: 404 },
      on: elsewhere,
    },
    {
      name: 'a redirect of an endpoint is sent as given',
      project: 'based',
      request: { path: '/shop/go' },
      expect: { status: 302, headers: { location: '/shop/item' } },
      skip: noFile,
    },
    {
      name: 'a prerendered file lies inside the base',
      project: 'based',
      request: { path: '/shop/docs.html' },
      expect: { text: '<p>docs</p>', headers: { 'content-type': /^text\/html/ } },
      on: { worker: { leftToHost: true } },
    },
  ],
}

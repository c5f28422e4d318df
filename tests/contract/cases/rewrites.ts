import { type ContractGroup, noFile } from '../contract.ts'

/** A built worker lists only the files that an endpoint would answer otherwise (decision 23). */
const unlisted = 'The worker does not know this file: the rewrite finds nothing, and other hosts tell the author'

export const rewrites: ContractGroup = {
  title: 'rewrites',
  skip: noFile,
  cases: [
    {
      name: 'carry method and body',
      request: { path: '/rewrites/body', method: 'POST', body: { text: 'carried' } },
      expect: { text: 'POST carried' },
    },
    {
      name: 'carry an empty body',
      request: { path: '/rewrites/body', method: 'POST', body: { text: '' } },
      expect: { text: 'POST ' },
    },
    {
      name: 'of middleware carry them too',
      request: { path: '/middleware/rewrite', method: 'POST', body: { text: 'carried' } },
      expect: { text: 'POST carried' },
    },
    {
      name: 'after the body was read are an error',
      request: { path: '/rewrites/late', method: 'POST', body: { text: 'read' } },
      expect: { failure: 'RewriteWithBodyUsed' },
    },
    {
      name: 'in a circle end with 508',
      request: { path: '/rewrites/loop' },
      expect: { status: 508, text: 'Loop Detected' },
    },
    {
      name: 'of middleware in a circle end with 508',
      request: { path: '/middleware/loop' },
      expect: { status: 508, text: 'Loop Detected' },
    },
    {
      name: 'to nowhere are the 404 page',
      request: { path: '/rewrites/nowhere' },
      expect: { status: 404, text: 'nothing at /nowhere/at/all' },
    },
    {
      name: 'to a file are an error',
      request: { path: '/rewrites/file' },
      expect: { failure: 'ForbiddenRewrite' },
      skip: { worker: unlisted },
    },
    {
      name: 'inside a base',
      project: 'based',
      request: { path: '/shop/rewritten' },
      expect: { json: { path: '/shop/item', originPathname: '/rewritten', base: '/shop' } },
    },
  ],
}

import { type ContractGroup, type ExchangeCase, noFile } from '../contract.ts'

const toBare = { status: 301, headers: { location: '/shop/bare' } }
const byFile = { worker: { leftToHost: true } } as const

const named = (id: string, address: string): ExchangeCase => ({
  name: `whose param is ${id}`,
  request: { path: `/names/${address}.json` },
  expect: { json: { id } },
  on: byFile,
})

const bare = (name: string, project: ExchangeCase['project'], path: string, expect: ExchangeCase['expect']) =>
  ({ name, ...(project && { project }), request: { path }, expect, on: byFile }) satisfies ExchangeCase

export const staticFiles: ContractGroup = {
  title: 'prerendered files',
  cases: [
    named('c#', 'c%23'),
    named('why?', 'why%3F'),
    named('100%', '100%25'),
    named('a b', 'a%20b'),
    named('a+b', 'a+b'),
    named('a&b=c', 'a&b=c'),
    named("it's (1)", "it's%20(1)"),
    named('été', '%C3%A9t%C3%A9'),
    named('日本', '%E6%97%A5%E6%9C%AC'),
    named('😀', '%F0%9F%98%80'),
    {
      name: 'of an endpoint whose name needs escapes',
      request: { path: '/names/f%20%C3%A4.txt' },
      expect: { text: 'a name' },
      on: byFile,
    },
    bare('without an extension', undefined, '/names/bare', { text: 'bare' }),
    bare('have no slash', undefined, '/names/bare/', { status: 404 }),
    bare('need no slash under trailingSlash always', 'letters', '/bare', { text: 'bare' }),
    bare('have no slash under trailingSlash always', 'letters', '/bare/', { status: 404 }),
    bare('without a slash under trailingSlash never', 'based', '/shop/bare', { text: 'bare' }),
    {
      ...bare('have no slash under trailingSlash never', 'based', '/shop/bare/', { status: 404 }),
      // As Astro's server does with any slash.
      on: { ...byFile, core: toBare, node: toBare },
    },
    {
      name: 'answer what they list, beside an endpoint of the same shape',
      request: { path: '/plants/fern.json' },
      expect: { text: 'known fern' },
      on: byFile,
    },
    {
      name: 'of two endpoints of the same shape, the first one where both list a path',
      request: { path: '/plants/moss.json' },
      expect: { text: 'known moss' },
      on: byFile,
    },
    {
      name: 'of two endpoints of the same shape, each its own',
      request: { path: '/plants/rush.json' },
      expect: { text: 'more rush' },
      on: byFile,
    },
    {
      name: 'leave the rest to an endpoint of the same shape',
      request: { path: '/plants/oak.json' },
      expect: { text: 'any oak' },
      skip: noFile,
    },
  ],
}

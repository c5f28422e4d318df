import { expect, test } from 'vitest'
import { EntryCode } from '../../../compiler/site/entry-code.ts'
import { featuresCode } from '../../../compiler/site/worker-features.ts'
import { usesOfFiles } from '../uses/modules.ts'

const endpoint = 'export const GET = ({ params }) => new Response(params.id)'

/** The code of a worker's features, for one endpoint. */
function partsOf(code: string, manifest: object = {}, id = 'a', writes = false): string {
  const facts = {
    ...{
      uses: usesOfFiles({ 'a.js': code }),
      writes,
      waits: true,
      control: false,
      app: {},
      createMatcher: 'createMatcher',
    },
    manifest: {
      ...{ base: '', trailingSlash: 'ignore' as const, redirects: [], files: [] },
      routes: [{ id, file: 'a.js', segments: [] }],
      ...manifest,
    },
  }
  return featuresCode(new EntryCode(), facts, '"id"')
}

const ofForms = /refuseCrossOrigin.*|RedirectedBodies/

test('only workers with handlers that write, or with what answers any method, check forms', () => {
  expect(partsOf(endpoint)).not.toMatch(ofForms)
  expect(partsOf(endpoint, {}, 'a', true)).toMatch(ofForms)
  expect(partsOf(endpoint, { middleware: 'm.js' })).toMatch(ofForms)
  expect(partsOf(endpoint, { notFound: '404.js' })).toMatch(ofForms)
  expect(partsOf(endpoint, { error: '500.js' })).toMatch(ofForms)
  expect(partsOf(endpoint, { notFound: '404.js', prerendered: ['404.js'] })).not.toMatch(ofForms)
})

test('the types of all extensions are there where a client chooses one', () => {
  const bytes = 'export const GET = () => new Response(new Uint8Array(2))'
  const text = 'export const GET = () => { const r = new Response("a"); r.headers.delete("content-type"); return r }'
  const all = /mediaTypeOf: mediaTypeOf|, mediaTypeOf,/
  for (const code of [bytes, text]) {
    expect(partsOf(code, {}, '[...path]')).toMatch(all)
    expect(partsOf(code, {}, '[...path].json')).toMatch(/mediaTypesOf\({"json":"application\/json"}\)/)
  }
  expect(partsOf(endpoint, {}, '[...path]')).not.toMatch(all)
})

test('an error may be that of a client that is gone, wherever a handler can see that', () => {
  for (const code of [
    'export const GET = ({ request }) => new Response(request.url)',
    'export const GET = ({ signal }) => new Response(signal.aborted)',
    'export const GET = () => fetch("/a")',
  ]) {
    expect(partsOf(code)).toContain('explainsError')
  }
  expect(partsOf(endpoint)).not.toContain('explainsError')
})

import type { StowawayOptions } from '../../../compiler/project/settings.ts'
import type { BuildCase, ContractGroup } from '../contract.ts'

const onlyBuilds = 'a build is judged by what it writes'

const get = (text: string) => `export const GET = () => new Response(${JSON.stringify(text)})\n`
const file = (text: string) => `export const prerender = true\n${get(text)}`
const running = (code: string) => `export const prerender = true\nexport const GET = ${code}\n`

const inPages = (pages: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(pages).map(([path, source]) => [`src/pages/${path}`, source]))

const fails = (
  name: string,
  error: string,
  pages: Readonly<Record<string, string>>,
  names?: string,
  options: StowawayOptions = {},
): BuildCase => ({
  name,
  build: { files: inPages(pages), options },
  outcome: { error, ...(names !== undefined && { names }) },
})

const writes = (
  name: string,
  pages: Readonly<Record<string, string>>,
  written: Readonly<Record<string, string>>,
  options: StowawayOptions = {},
): BuildCase => ({ name, build: { files: inPages(pages), options }, outcome: { written } })

const listing = (entries: string) => `export const prerender = true
export const getStaticPaths = () => ${entries}
export const GET = ({ params }) => new Response(JSON.stringify(params))
`

const paginating = (params: string) => `export const prerender = true
export const getStaticPaths = ({ paginate }) => paginate(['a'], { params: ${params} })
export const GET = ({ props }) => new Response(props.page.url.current)
`

export const builds: ContractGroup = {
  title: 'builds',
  skip: { core: onlyBuilds, node: onlyBuilds, dev: onlyBuilds, 'dev-worker': onlyBuilds, worker: onlyBuilds },
  cases: [
    fails('a prerendered endpoint without GET is an error', 'PrerenderMissingGet', {
      'a.txt.ts': 'export const prerender = true\nexport const POST = () => new Response()\n',
    }),
    fails(
      'two entries of getStaticPaths with one path are an error that names the entry',
      'DuplicateStaticPath',
      { '[id].txt.ts': listing(`[{ params: { id: 'a' } }, { params: { id: 'b' } }, { params: { id: 'a' } }]`) },
      '2',
    ),
    fails(
      'an entry that does not round-trip is an error',
      'NoMatchingStaticPathFound',
      { '[id].txt.ts': listing(`[{ params: { id: 'a/b' } }]`) },
      'a/b',
    ),
    fails(
      'a number among the params of paginate is an error that names the param, its type and the entry',
      'GetStaticPathsInvalidRouteParam',
      { '[shelf]/[page].txt.ts': paginating(`{ shelf: 0 }`) },
      'parameter for `shelf`. Expected a string or undefined, received `number` (`0`)',
    ),
    fails(
      'so is a list',
      'GetStaticPathsInvalidRouteParam',
      { '[shelf]/[page].txt.ts': paginating(`{ shelf: ['a'] }`) },
      'shelf',
    ),
    writes(
      'an endpoint of the old form may give paginate numbers',
      {
        '[shelf]/[page].txt.ts': `export const prerender = true
export const getStaticPaths = ({ paginate }) => paginate(['a'], { params: { shelf: 0 } })
export const get = ({ props }) => ({ body: props.page.url.current })
`,
      },
      { '0/1.txt': '/0/1.txt' },
    ),
    fails(
      'a prerendered module without a handler is an error',
      'EndpointHasNoHandler',
      { 'helper.ts': 'export const prerender = true\n' },
      'helper.ts',
    ),
    fails('a handler that is no function is an error', 'EndpointHandlerIsNotAFunction', { 'a.ts': running(`'text'`) }),
    fails('an index that is no HTML is an error', 'IndexIsNotHtml', { 'index.ts': file('plain text') }),
    fails('two files with one route are an error', 'RouteCollision', { 'a.ts': get('1'), 'a.js': get('2') }),
    fails(
      'a file and a redirect may share a path, two redirects may not',
      'RouteCollision',
      { 'new.ts': get('new') },
      '/[b]',
      {
        redirects: { '/new': '/other', '/[a]': '/new', '/[b]': '/new' },
      },
    ),
    writes(
      'a value with a tab comes back',
      { '[id].txt.ts': listing(`[{ params: { id: 'a\\tb' } }]`) },
      { 'a\tb.txt': '{"id":"a\\tb"}' },
    ),
    writes(
      'the addresses of paginate end as the route does',
      {
        'file/[page].txt.ts': paginating('{}'),
        'folder/[page].ts': paginating('{}'),
      },
      { 'file/1.txt': '/file/1.txt', 'folder/1': '/folder/1/' },
      { trailingSlash: 'always' },
    ),
    fails('a param that occurs twice in a route is an error', 'RouteParamRepeated', { '[a]/[a].ts': get('x') }, '"a"'),
    fails('and in a redirect', 'RouteParamRepeated', { 'new.ts': get('new') }, '"a"', {
      redirects: { '/[a]/[a]': '/new' },
    }),
    fails(
      'a redirect to an address without a protocol is an error',
      'UnsupportedExternalRedirect',
      { 'a.ts': get('x') },
      '//far',
      {
        redirects: { '/old': '//far.example' },
      },
    ),
    writes(
      'a redirect with a status fills the params of its destination',
      { 'new/[id].txt.ts': listing(`[{ params: { id: 'x' } }]`) },
      {
        'new/x.txt': '{"id":"x"}',
        'old/x.txt/index.html':
          '<!doctype html><title>Redirecting to: /new/x.txt</title><meta http-equiv="refresh" content="2;url=/new/x.txt"><meta name="robots" content="noindex"><link rel="canonical" href="/new/x.txt"><body>\t<a href="/new/x.txt">Redirecting from <code>/old/x.txt</code> to <code>/new/x.txt</code></a></body>',
      },
      { output: 'static', redirects: { '/old/[id].txt': { status: 302, destination: '/new/[id].txt' } } },
    ),
    fails('a prerender export that is no boolean is an error', 'InvalidPrerenderExport', {
      'a.ts': `export const prerender = 'yes'\n${get('x')}`,
    }),
    fails(
      'a handler that throws fails the build, which names the reason',
      'PrerenderFailed',
      { 'a.txt.ts': running(`() => { throw new Error('the reason') }`) },
      'the reason',
    ),
    fails('a handler that throws null fails the build', 'PrerenderFailed', {
      'a.txt.ts': running('() => { throw null }'),
    }),
    fails('a handler that returns nothing fails the build', 'PrerenderFailed', { 'a.txt.ts': running('() => {}') }),
    fails('a stream that fails fails the build', 'PrerenderFailed', {
      'a.txt.ts': running(`() => new Response(new ReadableStream({ start: (c) => c.error(new Error('cut')) }))`),
    }),
    writes(
      'declarations and tests in the pages folder are no endpoints',
      { 'a.txt.ts': file('a'), 'a.txt.test.ts': 'throw 1\n', 'b.spec.ts': 'throw 1\n', 'types.d.ts': 'export {}\n' },
      { 'a.txt': 'a' },
    ),
    writes(
      'an index that is HTML is written as index.html',
      { 'index.ts': running(`() => new Response('<p>', { headers: { 'content-type': 'text/html' } })`) },
      { 'index.html': '<p>' },
    ),
    writes('a prerendered 404 endpoint leaves its body', { '404.ts': file('missing') }, { '404': 'missing' }),
    writes(
      'params named like object members, and values like them',
      {
        '[__proto__]/[id].txt.ts': listing(`[{ params: JSON.parse('{"__proto__":"constructor","id":"__proto__"}') }]`),
      },
      { 'constructor/__proto__.txt': '{"__proto__":"constructor","id":"__proto__"}' },
    ),
  ],
}

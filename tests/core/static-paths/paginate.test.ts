import { describe, expect, test } from 'vitest'
import { createManifest } from '../../../sw/core/routes/manifest.ts'
import type { TrailingSlash } from '../../../sw/core/routes/route-manifest.ts'
import { createPaginate } from '../../../sw/core/static-paths/paginate.ts'

function paginateOf(file: string, options: { base?: string; trailingSlash?: TrailingSlash } = {}) {
  const { manifest } = createManifest({ files: [file], ...options })
  const [route] = manifest.routes
  if (!route) throw new Error('no route')
  return createPaginate(route, manifest)
}

const letters = ['a', 'b', 'c', 'd', 'e']

test('with [page] every page has its number', () => {
  expect(paginateOf('page/[page].json.ts')(letters, { pageSize: 2 })).toEqual([
    {
      params: { page: '1' },
      props: {
        page: {
          data: ['a', 'b'],
          start: 0,
          end: 1,
          size: 2,
          total: 5,
          currentPage: 1,
          lastPage: 3,
          url: {
            current: '/page/1.json',
            next: '/page/2.json',
            prev: undefined,
            first: undefined,
            last: '/page/3.json',
          },
        },
      },
    },
    {
      params: { page: '2' },
      props: {
        page: {
          data: ['c', 'd'],
          start: 2,
          end: 3,
          size: 2,
          total: 5,
          currentPage: 2,
          lastPage: 3,
          url: {
            current: '/page/2.json',
            next: '/page/3.json',
            prev: '/page/1.json',
            first: '/page/1.json',
            last: '/page/3.json',
          },
        },
      },
    },
    {
      params: { page: '3' },
      props: {
        page: {
          data: ['e'],
          start: 4,
          end: 4,
          size: 2,
          total: 5,
          currentPage: 3,
          lastPage: 3,
          url: {
            current: '/page/3.json',
            next: undefined,
            prev: '/page/2.json',
            first: '/page/1.json',
            last: undefined,
          },
        },
      },
    },
  ])
})

test('with [...page] the first page has no number', () => {
  const pages = paginateOf('list/[...page].json.ts')(letters, { pageSize: 4 })
  expect(pages.map(({ params }) => params)).toEqual([{ page: undefined }, { page: '2' }])
  expect(pages.map(({ props }) => props.page.url)).toEqual([
    { current: '/list/.json', next: '/list/2.json', prev: undefined, first: undefined, last: '/list/2.json' },
    { current: '/list/2.json', next: undefined, prev: '/list/.json', first: '/list/.json', last: undefined },
  ])
})

test('more params and props go along', () => {
  const [first] = paginateOf('[tag]/[page].ts')(['x'], { params: { tag: 'red' }, props: { extra: 1 } })
  expect(first).toMatchObject({
    params: { tag: 'red', page: '1' },
    props: { extra: 1, page: { url: { current: '/red/1' } } },
  })
})

test('an empty list results in one empty page', () => {
  const pages = paginateOf('[page].json.ts')([])
  expect(pages).toMatchObject([
    { params: { page: '1' }, props: { page: { data: [], start: 0, end: -1, total: 0, lastPage: 1, size: 10 } } },
  ])
})

describe('options', () => {
  const urls = (file: string, options: Parameters<typeof paginateOf>[1], format?: (url: string) => string) =>
    paginateOf(file, options)(letters, { pageSize: 3, ...(format && { format }) }).map(
      ({ props }) => props.page.url.current,
    )

  test.each<[string, string, Parameters<typeof paginateOf>[1], string[]]>([
    ['a base', 'p/[page].json.ts', { base: '/docs/' }, ['/docs/p/1.json', '/docs/p/2.json']],
    ['no trailing slash, since pages are files', 'p/[page].ts', { trailingSlash: 'always' }, ['/p/1', '/p/2']],
    [
      'no trailing slash after an extension',
      'p/[page].json.ts',
      { trailingSlash: 'always' },
      ['/p/1.json', '/p/2.json'],
    ],
    ['the base alone', '[...page].ts', { base: '/docs' }, ['/docs/', '/docs/2']],
  ])('%s is in the URLs', (_, file, options, expected) => {
    expect(urls(file, options)).toEqual(expected)
  })

  test('format changes each URL', () => {
    expect(urls('p/[page].ts', {}, (url) => `${url}.html`)).toEqual(['/p/1.html', '/p/2.html'])
  })

  test.each([
    [undefined, 10, 2],
    [0, 10, 2],
    [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, 1],
    [12, 12, 1],
  ])('pageSize %s means %s a page', (pageSize, size, count) => {
    const pages = paginateOf('[page].ts')(Array(12).fill(0), pageSize === undefined ? {} : { pageSize })
    expect([pages.length, pages[0]?.props.page.size, pages[0]?.props.page.start]).toEqual([count, size, 0])
  })
})

test.each(['api/[id].json.ts', 'page.ts', '[pages].ts'])('%s has no page number', (file) => {
  expect(() => paginateOf(file)(letters)).toThrow(expect.objectContaining({ code: 'PageNumberParamNotFound', file }))
})

// What authors of plain JavaScript can pass.
test.each([0, null, true, Symbol('x'), {}, Object.create(null)])(
  'a param that is no text gives a page too: %o',
  (id) => {
    const pages = paginateOf('[shelf]/[page].json.ts')(letters, { params: { shelf: id as string } })
    expect(pages.map(({ params }) => params)).toEqual([{ shelf: id, page: '1' }])
  },
)

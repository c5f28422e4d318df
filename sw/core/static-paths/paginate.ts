import { staticPathError } from '../errors/static-path-errors.ts'
import { generatePath } from '../routes/generate-path.ts'
import type { Route } from '../routes/route.ts'
import type { RouteManifest } from '../routes/route-manifest.ts'
import { shownText } from './check-entry.ts'
import type { PaginateFunction } from './get-static-paths.ts'

/**
 * The `paginate` that a route's `getStaticPaths` receives (Astro reference, "paginate()"). With `[page]` every page has
 * a number; with `[...page]` the first page has none. An empty list gives one empty page.
 *
 * It throws `PageNumberParamNotFound` in a route without a param named `page`.
 */
export function createPaginate(route: Route, { base }: Pick<RouteManifest, 'base'>): PaginateFunction {
  return (data, options = {}) => {
    const part = route.segments.flat().find((part) => part.kind !== 'static' && part.name === 'page')
    if (!part) throw staticPathError('PageNumberParamNotFound', { file: route.file }, { file: route.file })
    const { params, props, format = (url: string) => url } = options
    const size = options.pageSize || 10
    const lastPage = Math.max(1, Math.ceil(data.length / size))
    const numberOf = (page: number) => (page === 1 && part.kind === 'rest' ? undefined : String(page))
    const texts = asTexts({ ...params })
    const urlOf = (page: number) =>
      // Pages are files, and the address of a file has no slash.
      format(base + generatePath(route, { ...texts, page: numberOf(page) }, 'never'))

    return Array.from({ length: lastPage }, (_, index) => {
      const currentPage = index + 1
      const start = index === 0 ? 0 : index * size
      const end = Math.min(start + size, data.length)
      const isFirst = currentPage === 1
      const isLast = currentPage === lastPage
      const page = {
        data: data.slice(start, end),
        start,
        end: end - 1,
        size,
        total: data.length,
        currentPage,
        lastPage,
        url: {
          current: urlOf(currentPage),
          next: isLast ? undefined : urlOf(currentPage + 1),
          prev: isFirst ? undefined : urlOf(currentPage - 1),
          first: isFirst ? undefined : urlOf(1),
          last: isLast ? undefined : urlOf(lastPage),
        },
      }
      // Spreading a missing option gives no properties, which the types do not know.
      const moreParams = { ...params } as NonNullable<typeof params>
      const moreProps = { ...props } as NonNullable<typeof props>
      return { params: { ...moreParams, page: numberOf(currentPage) }, props: { ...moreProps, page } }
    })
  }
}

/**
 * Params as texts, to write URLs with. Plain JavaScript may pass any value: `checkEntry` refuses it later, and names
 * the entry.
 */
function asTexts(params: Readonly<Record<string, unknown>>): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, value === undefined ? undefined : shownText(value)]),
  )
}

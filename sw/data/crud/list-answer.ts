import type { Query } from '../collections/query.ts'
import { fieldOf } from '../collections/row.ts'
import { hasFields } from './address.ts'
import type { CrudRequest, AnyRow as Row } from './crud-request.ts'
import { jsonAnswer } from './json-answer.ts'
import { readListQuery, type Slice } from './list-query.ts'
import { includeOf } from './relations-of.ts'

/** The answer to a request for the list. */
export async function listAnswer(request: CrudRequest): Promise<Response> {
  const { collection, context, options, step, fixed } = request
  const { searchParams } = context.url
  const known = await fieldsIn(request, searchParams)
  const asked = readListQuery(searchParams, options.dialect ?? 'both', (path) => known.has(path))
  const include = includeOf(collection, searchParams)
  const wanted: Query<Row> = {
    where: (row) => hasFields(row, fixed) && asked.filter(row),
    orderBy: asked.orderBy,
    ...(include && { include }),
  }
  const query = (await options.query?.(wanted, step)) ?? wanted
  if (query instanceof Response) return query
  const { slice } = asked
  const total = slice === undefined ? 0 : await collection.count({ ...(query.where && { where: query.where }) })
  const rows = await collection.findMany({ ...query, ...partOf(slice, total) } as never)
  const sent: unknown[] = []
  for (const row of rows) sent.push((await options.output?.(row, step)) ?? row)
  if (slice?.kind === 'envelope') return jsonAnswer(context.request, envelope(slice, total, sent))
  return jsonAnswer(context.request, sent, undefined, headersOf(context.request.url, slice, total))
}

/** Which of the names in a query are fields of a row, with or without an operator. */
async function fieldsIn({ collection }: CrudRequest, params: URLSearchParams): Promise<ReadonlySet<string>> {
  const names = [...params.keys()].flatMap((name) => [name, name.replace(/(?::|_)[a-zA-Z]+$/, '')])
  const missing = new Set(names)
  const found = new Set<string>()
  await collection.count({
    where: (row) => {
      for (const name of missing) {
        if (fieldOf(row, name) === undefined) continue
        missing.delete(name)
        found.add(name)
      }
      return false
    },
  })
  return found
}

function partOf(slice: Slice | undefined, total: number): Pick<Query<Row>, 'skip' | 'take'> {
  if (slice === undefined) return {}
  if (slice.kind === 'range') {
    return { skip: slice.start, ...(slice.end !== undefined && { take: Math.max(0, slice.end - slice.start) }) }
  }
  const page = slice.kind === 'envelope' ? currentOf(slice, total) : slice.page
  return { skip: (page - 1) * slice.perPage, take: slice.perPage }
}

type Paged = Extract<Slice, { page: number }>

const pagesOf = ({ perPage }: Paged, total: number): number => Math.max(1, Math.ceil(total / perPage))

/** 1.0 answers with the nearest page that there is. */
const currentOf = (slice: Paged, total: number): number => Math.max(1, Math.min(slice.page, pagesOf(slice, total)))

function envelope(slice: Paged, total: number, data: readonly unknown[]): object {
  const pages = pagesOf(slice, total)
  const page = currentOf(slice, total)
  return {
    first: 1,
    prev: page > 1 ? page - 1 : null,
    next: page < pages ? page + 1 : null,
    last: pages,
    pages,
    items: total,
    data,
  }
}

/** The headers of 0.17, with the number of all rows and links to other pages. */
function headersOf(href: string, slice: Slice | undefined, total: number): Headers {
  const headers = new Headers()
  if (slice === undefined || slice.kind === 'envelope') return headers
  headers.set('x-total-count', String(total))
  headers.set('access-control-expose-headers', slice.kind === 'links' ? 'X-Total-Count, Link' : 'X-Total-Count')
  if (slice.kind === 'range') return headers
  const { page, perPage } = slice
  const last = Math.ceil(total / perPage)
  // A page behind the last one has no neighbours, and a list that fits on one page none either.
  if (page > last || last <= 1) return headers
  const places = { first: 1, ...(page > 1 && { prev: page - 1 }), ...(page < last && { next: page + 1 }), last }
  const links = Object.entries(places).map(([relation, number]) => {
    const url = new URL(href)
    url.searchParams.set('_page', String(number))
    return `<${url.href}>; rel="${relation}"`
  })
  headers.set('link', links.join(', '))
  return headers
}

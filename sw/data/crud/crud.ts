import type { APIContext } from '../../core/endpoint/api-context.ts'
import type { RowKey } from '../collections/row.ts'
import { addressOf, hasFields, keysOf } from './address.ts'
import type { CrudAction, CrudHandlers, CrudOptions, CrudStep } from './crud-options.ts'
import type { AnyCollection, AnyCrudOptions, CrudRequest } from './crud-request.ts'
import { deleteRow } from './delete-row.ts'
import { entityTag, hasTag } from './entity-tag.ts'
import { jsonAnswer } from './json-answer.ts'
import { listAnswer } from './list-answer.ts'
import { problem, problemOf } from './problem.ts'
import { readBody } from './read-body.ts'
import { includeOf } from './relations-of.ts'

/**
 * The handlers of an endpoint for a collection, in the words of json-server. A file whose last part has a param
 * (`products/[id].ts`) is about one row; another (`products/index.ts`) about the list. Other params are fields with the
 * same names: `products/[productId]/reviews.ts` lists the reviews of one product, and creates reviews of it.
 *
 * Errors are problem details (RFC 9457): 400 for a body that is not a JSON object, 404, 409 for a value that must be
 * unique and for rows that are in use, 412 if `If-Match` names another state, 415, 422 with a list of what is wrong.
 *
 * @example
 * export const { GET, POST } = crud(products)
 */
export function crud<Row extends object, NewRow extends object>(
  collection: CrudCollection<Row, NewRow>,
  options: CrudOptions<Row, NewRow> = {},
): CrudHandlers {
  // From here on, rows are what requests bring: the schema checks them.
  const of = { collection: collection as unknown as AnyCollection, options: options as unknown as AnyCrudOptions }
  return {
    GET: (context) => answer(of, context, (at) => (at.text === undefined ? 'list' : 'read'), getRows),
    POST: (context) => answer(of, context, (at) => (at.text === undefined ? 'create' : undefined), createRow),
    PUT: (context) => answer(of, context, (at) => (at.text === undefined ? undefined : 'replace'), changeRow),
    PATCH: (context) => answer(of, context, (at) => (at.text === undefined ? undefined : 'update'), changeRow),
    DELETE: (context) => answer(of, context, (at) => (at.text === undefined ? undefined : 'delete'), removeRow),
  }
}

/** The part of a collection that says what its rows are. */
export interface CrudCollection<Row, NewRow> {
  readonly name: string
  readonly key: string
  create(row: NewRow): Promise<Row>
}

type Of = Pick<CrudRequest, 'collection' | 'options'>

async function answer(
  of: Of,
  context: APIContext,
  actionAt: (at: { readonly text: string | undefined }) => CrudAction | undefined,
  run: (request: CrudRequest) => Promise<Response>,
): Promise<Response> {
  try {
    const { key: text, fixed } = addressOf(context)
    const { only } = of.options
    const action = actionAt({ text: text ?? (only === undefined ? undefined : String(only)) })
    if (action === undefined) return problem(405, `${context.request.method} is not for this address.`)
    const key = only ?? (text === undefined ? undefined : await knownKey(of.collection, text))
    const step: CrudStep = { action, context, ...(key !== undefined && { key }) }
    const refused = await of.options.before?.(step)
    if (refused !== undefined) return refused
    return await run({ ...of, context, step, fixed: await fieldsOf(of.collection, fixed) })
  } catch (error) {
    const response = error instanceof Response ? error : problemOf(error)
    if (response === undefined) throw error
    return response
  }
}

/** The key of the row that a text in an address means. Without such a row, the first that it may mean. */
async function knownKey(collection: AnyCollection, text: string): Promise<RowKey> {
  const keys = keysOf(text)
  for (const key of keys) if ((await collection.find(key as never)) !== undefined) return key
  return keys[0] ?? text
}

/** The values of params, as the rows have them. */
async function fieldsOf(
  collection: AnyCollection,
  fixed: Readonly<Record<string, string>>,
): Promise<Record<string, unknown>> {
  const fields: Record<string, unknown> = {}
  for (const [name, text] of Object.entries(fixed)) {
    const relation = Object.values(collection.relations as object).find(
      (one) => one.kind === 'one' && one.field === name,
    )
    const isNumber = relation === undefined ? String(Number(text)) === text : await isKeyed(relation.target(), text)
    fields[name] = isNumber ? Number(text) : text
  }
  return fields
}

const isKeyed = async (target: AnyCollection, text: string): Promise<boolean> =>
  String(Number(text)) === text && (await target.find(text as never)) === undefined

async function getRows(request: CrudRequest): Promise<Response> {
  const { collection, step, context, options } = request
  if (step.key === undefined) return listAnswer(request)
  const include = includeOf(collection, context.url.searchParams)
  const row = await collection.find(step.key as never, include === undefined ? {} : { include: include as never })
  if (row === undefined || !hasFields(row, request.fixed)) return missing(request)
  const body = (await options.output?.(row, step)) ?? row
  return body instanceof Response
    ? body
    : jsonAnswer(context.request, body, include === undefined ? tagOf(row) : undefined)
}

async function createRow(request: CrudRequest): Promise<Response> {
  const { collection, context, fixed, options, step } = request
  const row = await collection.create({ ...(await inputOf(request)), ...fixed })
  const body = (await options.output?.(row, step)) ?? row
  if (body instanceof Response) return body
  const { pathname } = context.url
  const [, path = pathname, extension = ''] = /^(.*?)(\.\w+)?\/?$/.exec(pathname) ?? []
  const location = `${path}/${encodeURIComponent(String(row[collection.key]))}${extension}`
  const headers = { location, etag: tagOf(row), 'access-control-expose-headers': 'Location' }
  return Response.json(body, { status: 201, headers })
}

async function changeRow(request: CrudRequest): Promise<Response> {
  const { collection, context, step, fixed, options } = request
  const { key } = step
  const data = { ...(await inputOf(request)), ...fixed }
  const row = await collection.update(key as never, (row) => {
    if (!hasFields(row, fixed)) throw missing(request)
    checkTag(context.request, row)
    return step.action === 'update'
      ? { ...row, ...data, [collection.key]: key }
      : { [collection.key]: key, ...data, [collection.key]: key }
  })
  const body = (await options.output?.(row, step)) ?? row
  return body instanceof Response ? body : Response.json(body, { headers: { etag: tagOf(row) } })
}

async function removeRow(request: CrudRequest): Promise<Response> {
  const { options, context, step } = request
  const row = await deleteRow(request, (row) => {
    if (!hasFields(row, request.fixed)) return false
    checkTag(context.request, row)
    return true
  })
  if (row === undefined) return missing(request)
  // 0.17 sends an empty object.
  if (options.dialect === '0.17') return Response.json({})
  const body = (await options.output?.(row, step)) ?? row
  return body instanceof Response ? body : Response.json(body)
}

async function inputOf({ context, options, step }: CrudRequest): Promise<Record<string, unknown>> {
  const data = await readBody(context.request)
  const changed = (await options.input?.(data, step)) ?? data
  if (changed instanceof Response) throw changed
  return changed
}

const missing = ({ collection, step }: CrudRequest): Response =>
  problem(404, `The collection "${collection.name}" has no row with the key ${JSON.stringify(step.key)}.`)

const tagOf = (row: object): string => entityTag(JSON.stringify(row))

/** @throws a Response, 412 */
function checkTag(request: Request, row: object): void {
  const wanted = request.headers.get('if-match')
  if (wanted === null || hasTag(wanted, tagOf(row))) return
  throw problem(412, 'The row has changed since you have read it. Read it again, and repeat the change.')
}

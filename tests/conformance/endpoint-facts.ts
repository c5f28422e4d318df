import { parseSync } from 'vite'

/** What an endpoint's source says, as far as deviations depend on it. */
export interface EndpointFacts {
  /** Relative to the pages folder. */
  readonly file: string
  /** Names of its exports, `default` included. */
  readonly exports: ReadonlySet<string>
  /** It holds a `throw`. */
  readonly throws: boolean
  /** It throws what looks like a `Response`. */
  readonly throwsResponse: boolean
  /** It throws `null` or `undefined`. */
  readonly throwsNothing: boolean
  /** It makes Responses whose headers cannot be set: of `fetch` or `Response.redirect`. */
  readonly makesImmutable: boolean
  /** It calls `paginate`. */
  readonly paginates: boolean
  /** It holds a property named `encoding`, as results of Astro 1 and 2 do. */
  readonly encodes: boolean
  /** It reads `clientAddress` of the context. */
  readonly readsAddress: boolean
  /** It reads `generator` of the context. */
  readonly readsGenerator: boolean
  /** The literal value of `prerender`, `computed` if it is not a literal, absent without the export. */
  readonly prerender: boolean | 'computed' | undefined
}

interface Node {
  readonly type: string
  readonly [key: string]: unknown
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'

const nodesIn = (value: unknown): Node[] =>
  Array.isArray(value) ? value.flatMap(nodesIn) : isNode(value) ? [value] : []

function* walk(node: Node): Generator<Node> {
  yield node
  for (const value of Object.values(node)) for (const child of nodesIn(value)) yield* walk(child)
}

const nameOf = (value: unknown): string => {
  if (!isNode(value)) return ''
  if (value.type === 'MemberExpression') return `${nameOf(value.object)}.${nameOf(value.property)}`
  return typeof value.name === 'string' ? value.name : ''
}

const isResponse = (value: unknown): boolean => {
  if (!isNode(value)) return false
  const name = nameOf(value.callee)
  if (value.type === 'NewExpression') return name === 'Response'
  return value.type === 'CallExpression' && /^Response\.|(?:^|\.)redirect$/.test(name)
}

const isNothing = (value: unknown): boolean =>
  isNode(value) && (nameOf(value) === 'undefined' || (value.type === 'Literal' && value.value === null))

function* exported(program: Node): Generator<{ name: string; value: unknown }> {
  for (const node of nodesIn(program.body)) {
    if (node.type === 'ExportDefaultDeclaration') yield { name: 'default', value: node.declaration }
    if (node.type !== 'ExportNamedDeclaration') continue
    for (const specifier of nodesIn(node.specifiers)) yield { name: nameOf(specifier.exported), value: undefined }
    const declaration = isNode(node.declaration) ? node.declaration : undefined
    if (declaration === undefined) continue
    if (isNode(declaration.id)) yield { name: nameOf(declaration.id), value: declaration }
    for (const one of nodesIn(declaration.declarations)) yield { name: nameOf(one.id), value: one.init }
  }
}

function prerenderOf(value: unknown): boolean | 'computed' {
  return isNode(value) && value.type === 'Literal' && typeof value.value === 'boolean' ? value.value : 'computed'
}

/** Reads an endpoint's source. One that does not parse has no exports. */
export function readEndpoint(file: string, source: string): EndpointFacts {
  const { program, errors } = parseSync(file, source)
  if (errors.length > 0 || !isNode(program)) {
    return {
      file,
      exports: new Set(),
      throws: false,
      throwsResponse: false,
      throwsNothing: false,
      makesImmutable: false,
      paginates: false,
      encodes: false,
      readsAddress: false,
      readsGenerator: false,
      prerender: undefined,
    }
  }
  const found = [...exported(program)]
  const nodes = [...walk(program)]
  const calls = nodes.filter(({ type }) => type === 'CallExpression').map(({ callee }) => nameOf(callee))
  const thrown = nodes.filter(({ type }) => type === 'ThrowStatement')
  const prerender = found.find(({ name }) => name === 'prerender')
  return {
    file,
    exports: new Set(found.map(({ name }) => name)),
    throws: thrown.length > 0,
    throwsResponse: thrown.some(({ argument }) => isResponse(argument)),
    throwsNothing: thrown.some(({ argument }) => isNothing(argument)),
    makesImmutable: calls.some((name) => name === 'fetch' || name === 'Response.redirect'),
    paginates: calls.includes('paginate'),
    encodes: nodes.some(({ type, key }) => type === 'Property' && nameOf(key) === 'encoding'),
    readsAddress: nodes.some(({ type, name }) => type === 'Identifier' && name === 'clientAddress'),
    readsGenerator: nodes.some(({ type, name }) => type === 'Identifier' && name === 'generator'),
    prerender: prerender === undefined ? undefined : prerenderOf(prerender.value),
  }
}

const legacyNames: Readonly<Record<string, string>> = { DELETE: 'del' }

/** Whether an upper-case export answers the method: its own, `ALL`, or `GET` for HEAD. */
export const hasHandler = ({ exports }: EndpointFacts, method: string): boolean =>
  exports.has(method) || exports.has('ALL') || (method === 'HEAD' && exports.has('GET'))

/** Whether an export of Astro 1 to 3 answers the method. */
export const hasLegacyHandler = ({ exports }: EndpointFacts, method: string): boolean =>
  exports.has(method.toLowerCase()) || exports.has('all') || exports.has(legacyNames[method] ?? method.toLowerCase())

const notHandlers = new Set(['default', 'prerender', 'getStaticPaths'])
const legacyHandlers = new Set(['get', 'post', 'put', 'patch', 'del', 'delete', 'head', 'options', 'all'])

/** Whether the module exports anything that answers a request. */
export const hasAnyHandler = ({ exports }: EndpointFacts): boolean =>
  [...exports].some((name) => (!notHandlers.has(name) && name === name.toUpperCase()) || legacyHandlers.has(name))

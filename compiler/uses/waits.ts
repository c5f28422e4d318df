import type { SyntaxNode } from '../syntax/walk.ts'
import type { Graph, IndexedModule } from './graph.ts'
import { keyOf, unwrap } from './nodes.ts'
import type { Words } from './words.ts'

/** Names of the platform that give no promise and take no time. */
const prompt: ReadonlySet<string> = new Set([
  ...['undefined', 'NaN', 'Infinity', 'Response', 'Headers', 'URL', 'URLSearchParams'],
  ...['Object', 'Array', 'String', 'Number', 'Boolean', 'BigInt', 'Symbol', 'Date', 'Math', 'JSON', 'Intl', 'RegExp'],
  ...['Map', 'Set', 'WeakMap', 'WeakSet', 'Error', 'TypeError', 'RangeError', 'SyntaxError', 'console'],
  ...['parseInt', 'parseFloat', 'isNaN', 'isFinite', 'structuredClone', 'atob', 'btoa'],
  ...['encodeURI', 'encodeURIComponent', 'decodeURI', 'decodeURIComponent'],
])

/** What makes a promise, or an object that counts as one, of something that is at hand. */
const promised: ReadonlySet<string> = new Set([
  ...['then', 'fromAsync', 'text', 'blob', 'arrayBuffer', 'bytes', 'formData', 'body', 'clone'],
  ...['waitUntil', 'callAction', 'getActionResult'],
])

const waiting = ['AwaitExpression', 'ImportExpression', 'TaggedTemplateExpression', 'YieldExpression', 'MetaProperty']

/**
 * Whether a handler may keep a request waiting: for anything but its own code, which nothing interrupts. Only code of
 * which every name is known answers at once.
 */
export function mayWait(graph: Graph, { names }: Words): boolean {
  return [...promised].some((name) => names.has(name)) || graph.modules.some((module) => isSlow(module, graph))
}

function isSlow(module: IndexedModule, graph: Graph): boolean {
  const { nodes, references, isGlobal, role } = module
  if (role === 'middleware' || waiting.some((type) => nodes.has(type))) return true
  if ((nodes.get('ForOfStatement') ?? []).some((node) => node.await === true)) return true
  const sources = ['ImportDeclaration', 'ExportNamedDeclaration', 'ExportAllDeclaration']
    .flatMap((type) => nodes.get(type) ?? [])
    .flatMap(({ source }) => (source === null || source === undefined ? [] : [Object(source).value]))
  if (sources.some((source) => graph.imported(String(source), module) === undefined)) return true
  const all = new Set((nodes.get('Identifier') ?? []).map(({ name }) => String(name)))
  if ([...all].some((name) => !prompt.has(name) && references(name).some(isGlobal))) return true
  return callsUnknown(module) || hasUnknownKey(module) || readsJson(module)
}

/** Calls of members whose names only the running code knows. */
function callsUnknown({ nodes }: IndexedModule): boolean {
  return [...(nodes.get('CallExpression') ?? []), ...(nodes.get('NewExpression') ?? [])].some(({ callee }) => {
    const called = unwrap(callee)
    return called?.type === 'MemberExpression' && keyOf(called) === undefined
  })
}

/** Keys that only the running code knows, in objects and classes: one may be `then`. */
function hasUnknownKey({ nodes }: IndexedModule): boolean {
  const types = ['Property', 'PropertyDefinition', 'MethodDefinition']
  return types.some((type) => nodes.get(type)?.some((node) => keyOf(node) === undefined))
}

/** `json` of anything but `Response` itself: that of a request is a promise. */
function readsJson({ nodes, isGlobal, parentOf }: IndexedModule): boolean {
  const isOwn = (object: SyntaxNode | undefined): boolean =>
    object?.type === 'Identifier' && object.name === 'Response' && isGlobal(object)
  const members = (nodes.get('MemberExpression') ?? []).filter((node) => keyOf(node) === 'json')
  if (members.some((node) => !isOwn(unwrap(node.object)))) return true
  return (nodes.get('Property') ?? []).some(
    (node) => parentOf(node)?.type === 'ObjectPattern' && keyOf(node) === 'json',
  )
}

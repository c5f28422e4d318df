import { isSyntaxNode } from '../syntax/walk.ts'
import { contextNames } from './context-names.ts'
import { handlerUses } from './context-uses.ts'
import { crudReads, isOfCrud } from './crud-handlers.ts'
import { hidesUses } from './doubts.ts'
import { Graph, type IndexedModule, type Place } from './graph.ts'
import { ownUses } from './own-imports.ts'
import { responseUses } from './response-uses.ts'
import type { UsedModule } from './used-module.ts'
import { type Uses, usesAny } from './uses.ts'
import { mayWait } from './waits.ts'
import { type Words, wordsOf } from './words.ts'

/** Astro 1 to 3: lower-case exports that answer a method. */
const legacyNames = ['get', 'post', 'put', 'patch', 'del', 'delete', 'head', 'options', 'all']

const requestNames = new Set(['fetch', 'Request', 'XMLHttpRequest', 'EventSource', 'WebSocket', 'sendBeacon'])

/** What the context has that takes its time. */
const slowNames = ['cookies', 'session', 'rewrite', 'signal', 'waitUntil']

/** What gives streams, beside what has the word in its name. */
const streamSources = new Set([
  ...['body', 'caches', 'pipeThrough', 'pipeTo', 'asyncIterator', 'Readable', 'readable'],
  ...['addEventListener', 'onmessage', 'onfetch', 'MessageChannel', 'BroadcastChannel', 'HTMLRewriter'],
])

/** What gives bytes, beside what has one of these words in its name. */
const byteSources = new Set([
  ...['DataView', 'File', 'FileReader', 'FormData', 'formData', 'TextEncoder', 'bytes', 'subtle', 'digest'],
  ...['indexedDB', 'caches', 'structuredClone', 'getFile', 'getDirectory', 'fromBase64', 'fromHex'],
  ...['onmessage', 'MessageChannel', 'BroadcastChannel'],
])
const byteWords = /buffer|blob|(?:int|float)\d+(?:clamped)?array/i

/**
 * What the modules use, which are all that a host gets of a project: its endpoints and middleware, and what they import.
 * The package's own modules do not count, but imports of them do.
 */
export function usesOf(modules: readonly UsedModule[]): Uses {
  if (modules.length === 0) return usesNothing
  const graph = new Graph(modules)
  const own = ownUses(graph)
  if (own.has('anything') || hidesUses(graph)) return usesAny
  const exported = exportedNames(graph)
  const legacy = exported === 'any' || legacyNames.some((name) => exported.has(name))
  const all = handlersOf(graph)
  const ofCrud = all.filter((handler) => handler !== undefined && isOfCrud(graph, handler))
  const found = handlerUses(
    graph,
    all.filter((handler) => !ofCrud.includes(handler)),
  )
  const isAny = found.context === 'any' || exported === 'any'
  const context = new Set(found.context === 'any' ? [] : found.context)
  if (ofCrud.length > 0) for (const name of crudReads) context.add(name)
  // Handlers of the oldest form get the params and the request.
  if (legacy) for (const name of ['params', 'request', 'url']) context.add(name)
  // A name that no context has is either one of the params, or something that nobody has thought of.
  const isUnknown = !legacy && [...context].some((name) => !contextNames.has(name))
  const isInDoubt = isAny || isUnknown
  const words = wordsOf(graph.modules)
  const responses = responseUses(graph)
  // The oldest form has the request as its second param, which is not followed.
  const escapes = isInDoubt || legacy || found.requestEscapes || responses.hidden
  const requests = has(words.names, (name) => requestNames.has(name))
  const streams = escapes || own.has('streams') || requests || mayStream(graph, words)
  return {
    context: isInDoubt ? 'any' : [...context].filter((name) => contextNames.has(name)).sort(),
    cookieHeaders: escapes || found.writesRequest || responses.anyHeader || namesCookies(words),
    methods: exported === 'any' ? 'any' : [...exported].filter(isHandler).sort(),
    requests,
    streams,
    bytes:
      streams ||
      own.has('bytes') ||
      context.has('session') ||
      responses.untyped ||
      (responses.anyHeader && words.read.has('delete')) ||
      has(words.names, (name) => byteSources.has(name) || byteWords.test(name)),
    legacy,
    rewrites: isInDoubt || found.nextPath || context.has('rewrite'),
    timeout: exported === 'any' || exported.has('timeout'),
    staticPaths: exported === 'any' || exported.has('getStaticPaths'),
    waits:
      isInDoubt ||
      legacy ||
      ofCrud.length > 0 ||
      streams ||
      slowNames.some((name) => context.has(name)) ||
      mayWait(graph, words),
  }
}

const usesNothing: Uses = {
  context: [],
  methods: [],
  cookieHeaders: false,
  requests: false,
  streams: false,
  bytes: false,
  legacy: false,
  rewrites: false,
  timeout: false,
  staticPaths: false,
  waits: false,
}

function has(names: ReadonlySet<string>, test: (name: string) => boolean): boolean {
  return [...names].some(test)
}

function mayStream({ modules }: Graph, { names, read }: Words): boolean {
  const isNamed = has(names, (name) => /stream/i.test(name) || (name !== 'body' && streamSources.has(name)))
  // Writing a `body`, as in `{ body: text }`, gives no stream that was not there before.
  if (isNamed || read.has('body')) return true
  const functions = ['FunctionDeclaration', 'FunctionExpression']
  return modules.some(({ nodes }) =>
    functions.some((type) => nodes.get(type)?.some((node) => node.async === true && node.generator === true)),
  )
}

/** `cookies` alone is the context's, which is counted as that. */
function namesCookies({ names, texts }: Words): boolean {
  return (
    has(names, (name) => name !== 'cookies' && /cookie/i.test(name)) ||
    has(texts, (text) => /cookie/i.test(text) && text !== 'cookies')
  )
}

/** All names that endpoints export. */
function exportedNames(graph: Graph): ReadonlySet<string> | 'any' {
  const names = new Set<string>()
  const seen = new Set<IndexedModule>()
  let isAny = false
  const add = (module: IndexedModule): void => {
    if (seen.has(module)) return
    seen.add(module)
    for (const name of module.exports.names.keys()) names.add(name)
    for (const source of module.exports.all) {
      const target = graph.imported(source, module)
      if (target === undefined) isAny = true
      else add(target)
    }
  }
  for (const module of graph.modules) if (module.role === 'endpoint') add(module)
  return isAny ? 'any' : names
}

/** What the host calls with a context. */
function handlersOf(graph: Graph): readonly (Place | undefined)[] {
  return graph.modules.flatMap((module) => {
    if (module.role === 'library') return []
    const names = module.role === 'middleware' ? ['onRequest'] : [...allNames(graph, module)].filter(isHandler)
    return names.map((name) => {
      const found = graph.exported(module, name)
      return found !== undefined && 'node' in found && isSyntaxNode(found.node) ? found : undefined
    })
  })
}

/** Any method may have a handler, also one that nobody has heard of. */
const isHandler = (name: string): boolean => name === name.toUpperCase() || legacyNames.includes(name)

function allNames(graph: Graph, module: IndexedModule, seen = new Set<IndexedModule>()): ReadonlySet<string> {
  if (seen.has(module)) return new Set()
  seen.add(module)
  const others = module.exports.all.flatMap((source) => {
    const target = graph.imported(source, module)
    return target === undefined ? [] : [...allNames(graph, target, seen)]
  })
  return new Set([...module.exports.names.keys(), ...others])
}

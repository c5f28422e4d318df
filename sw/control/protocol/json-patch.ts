/** A change of JSON (RFC 6902). */
export type JsonPatchOperation =
  | { readonly op: 'add' | 'replace' | 'test'; readonly path: string; readonly value: unknown }
  | { readonly op: 'remove'; readonly path: string }
  | { readonly op: 'move' | 'copy'; readonly path: string; readonly from: string }

/** Changes of JSON, one after the other (RFC 6902). */
export type JsonPatch = readonly JsonPatchOperation[]

/** A changed copy of a JSON value. @throws `TypeError` for a patch that does not fit it */
export function applyPatch(value: unknown, patch: JsonPatch): unknown {
  let root: unknown = structuredClone(value)
  for (const operation of patch) {
    const path = partsOf(operation.path)
    if (operation.op === 'test') {
      if (JSON.stringify(valueAt(root, path)) !== JSON.stringify(operation.value)) throw misfit(operation.path)
    } else if (operation.op === 'remove') root = remove(root, path)
    else if (operation.op === 'replace') root = add(remove(root, path), path, operation.value)
    else if (operation.op === 'add') root = add(root, path, operation.value)
    else if ('from' in operation) {
      const from = partsOf(operation.from)
      const moved = structuredClone(valueAt(root, from))
      root = add(operation.op === 'move' ? remove(root, from) : root, path, moved)
    }
  }
  return root
}

/** The parts of a JSON pointer (RFC 6901). */
function partsOf(pointer: string): readonly string[] {
  if (pointer === '') return []
  if (!pointer.startsWith('/')) throw new TypeError(`A path of a JSON patch starts with a slash: ${pointer}`)
  return pointer
    .slice(1)
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
}

type Container = Record<string, unknown> | unknown[]

const misfit = (path: string): TypeError =>
  new TypeError(`The JSON patch does not fit the answer at ${path || 'its root'}.`)

function containerAt(root: unknown, path: readonly string[]): Container {
  const found = valueAt(root, path.slice(0, -1))
  if (typeof found !== 'object' || found === null) throw misfit(`/${path.join('/')}`)
  return found as Container
}

function valueAt(root: unknown, path: readonly string[]): unknown {
  let value = root
  for (const part of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) throw misfit(`/${path.join('/')}`)
    value = Reflect.get(value, part)
  }
  return value
}

function add(root: unknown, path: readonly string[], value: unknown): unknown {
  const name = path.at(-1)
  if (name === undefined) return value
  const container = containerAt(root, path)
  if (Array.isArray(container)) {
    const index = name === '-' ? container.length : Number(name)
    if (!/^(?:-|0|[1-9]\d*)$/.test(name) || index > container.length) throw misfit(`/${path.join('/')}`)
    container.splice(index, 0, value)
  }
  // A plain assignment to `__proto__` would set the prototype.
  else Object.defineProperty(container, name, { value, writable: true, enumerable: true, configurable: true })
  return root
}

function remove(root: unknown, path: readonly string[]): unknown {
  const name = path.at(-1)
  if (name === undefined) return undefined
  const container = containerAt(root, path)
  valueAt(container, [name])
  if (Array.isArray(container)) container.splice(Number(name), 1)
  else delete container[name]
  return root
}

import { controlError } from '../../core/errors/control-errors.ts'
import { isSameJson } from './is-same-json.ts'

/** A change of JSON (RFC 6902). */
export type JsonPatchOperation =
  | { readonly op: 'add' | 'replace' | 'test'; readonly path: string; readonly value: unknown }
  | { readonly op: 'remove'; readonly path: string }
  | { readonly op: 'move' | 'copy'; readonly path: string; readonly from: string }

/** Changes of JSON, one after the other (RFC 6902). */
export type JsonPatch = readonly JsonPatchOperation[]

/** A changed copy of a JSON value. @throws `PatchDoesNotFit` */
export function applyPatch(value: unknown, patch: JsonPatch): unknown {
  let root: unknown = structuredClone(value)
  for (const operation of patch) {
    const path = pointerParts(operation.path)
    switch (operation.op) {
      case 'test':
        if (!isSameJson(valueAt(root, path), operation.value)) throw misfit(path)
        break
      case 'remove':
        root = remove(root, path)
        break
      case 'replace':
        valueAt(root, path)
        root = put(root, path, structuredClone(operation.value), 1)
        break
      case 'add':
        root = put(root, path, structuredClone(operation.value), 0)
        break
      default: {
        const from = pointerParts(operation.from)
        const moved = structuredClone(valueAt(root, from))
        root = put(operation.op === 'move' ? remove(root, from) : root, path, moved, 0)
      }
    }
  }
  return root
}

/** The parts of a JSON pointer (RFC 6901). @throws `PatchDoesNotFit` */
export function pointerParts(pointer: string): readonly string[] {
  if (pointer === '') return []
  if (!pointer.startsWith('/')) throw controlError('PatchDoesNotFit', { path: pointer })
  return pointer
    .slice(1)
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
}

type Path = readonly string[]

const misfit = (path: Path): Error =>
  controlError('PatchDoesNotFit', {
    path: path.map((part) => `/${part.replaceAll('~', '~0').replaceAll('/', '~1')}`).join(''),
  })

/** Whether a list or an object has a value of its own under a name. */
function has(container: object, name: string): boolean {
  return Object.hasOwn(container, name) && (!Array.isArray(container) || isIndex(name))
}

const isIndex = (name: string): boolean => /^(?:0|[1-9]\d*)$/.test(name)

function valueAt(root: unknown, path: Path): unknown {
  let value = root
  for (const name of path) {
    if (typeof value !== 'object' || value === null || !has(value, name)) throw misfit(path)
    value = Reflect.get(value, name)
  }
  return value
}

function containerAt(root: unknown, path: Path): object {
  const found = valueAt(root, path.slice(0, -1))
  if (typeof found !== 'object' || found === null) throw misfit(path)
  return found
}

/** @param replaced how many items of a list the value replaces */
function put(root: unknown, path: Path, value: unknown, replaced: 0 | 1): unknown {
  const name = path.at(-1)
  if (name === undefined) return value
  const container = containerAt(root, path)
  if (Array.isArray(container)) {
    const index = name === '-' ? container.length : Number(name)
    if ((name !== '-' && !isIndex(name)) || index > container.length) throw misfit(path)
    container.splice(index, replaced, value)
  }
  // A plain assignment to `__proto__` would set the prototype.
  else Object.defineProperty(container, name, { value, writable: true, enumerable: true, configurable: true })
  return root
}

function remove(root: unknown, path: Path): unknown {
  const name = path.at(-1)
  if (name === undefined) return null
  const container = containerAt(root, path)
  valueAt(container, [name])
  if (Array.isArray(container)) container.splice(Number(name), 1)
  else Reflect.deleteProperty(container, name)
  return root
}

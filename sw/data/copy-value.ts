import { arrayTypes } from '../core/session/array-types.ts'

/** Puts something in the place of an object; `undefined`: the object is copied. */
export type Swap = (value: object) => object | undefined

/**
 * A copy of a value, by the rules of the structured clone algorithm (HTML, "Safe passing of structured data"), and the
 * same in every host, which the platforms' own are not: Node makes `{}` of a URL, and a Blob of a File. Instances of an
 * author's classes become plain objects. Of a view on a buffer only the part that it shows is kept. Throws a `TypeError`
 * that names the place of what cannot be copied.
 */
export function copyValue(value: unknown, swap?: Swap): unknown {
  const trail: string[] = []
  try {
    return copy(value, { trail, known: new Map(), swap })
  } catch (cause) {
    if (cause instanceof RangeError) throw new TypeError('it is nested too deeply', { cause })
    const place = trail.length === 0 ? '' : `at ${trail.join('')}, `
    throw new TypeError(place + (cause instanceof Error ? cause.message : 'it cannot be looked at'), { cause })
  }
}

interface Copying {
  /** The way to the value that is being copied. */
  readonly trail: string[]
  readonly known: Map<object, unknown>
  readonly swap: Swap | undefined
}

function copy(value: unknown, copying: Copying): unknown {
  if (typeof value === 'function' || typeof value === 'symbol') throw new TypeError(`it is a ${typeof value}`)
  if (typeof value !== 'object' || value === null) return value
  const known = copying.known.get(value)
  if (known !== undefined) return known
  return copying.swap?.(value) ?? copyObject(value, copying)
}

function copyObject(value: object, copying: Copying): unknown {
  const keep = <Made>(made: Made): Made => {
    copying.known.set(value, made)
    return made
  }
  const tag = Object.prototype.toString.call(value).slice(8, -1)
  if (tag === 'Object') return copyProperties(value, keep({}), copying)
  if (Array.isArray(value)) return copyProperties(value, keep(new Array(value.length)), copying)
  if (value instanceof Map) {
    const made = keep(new Map())
    for (const [key, part] of [...value]) {
      made.set(at('(key of a Map)', key, copying), at(`.get(${show(key)})`, part, copying))
    }
    return made
  }
  if (value instanceof Set) {
    const made = keep(new Set())
    for (const part of [...value]) made.add(at('(in a Set)', part, copying))
    return made
  }
  if (value instanceof Date) return keep(new Date(value.getTime()))
  if (value instanceof RegExp) return keep(new RegExp(value.source, value.flags))
  if (value instanceof Error && tag === 'Error') return copyError(value, keep, copying)
  if (value instanceof Number || value instanceof String || value instanceof Boolean || value instanceof BigInt) {
    return keep(Object(value.valueOf()))
  }
  // Their bytes never change.
  if (value instanceof Blob) return keep(value)
  const create = arrayTypes.get(tag)
  if (create !== undefined && ArrayBuffer.isView(value)) return keep(create(bytesOf(value)))
  if (value instanceof ArrayBuffer) return keep(value.slice(0))
  throw new TypeError(`it is of the type ${tag}`)
}

function copyProperties(value: object, made: object, copying: Copying): object {
  const isList = Array.isArray(value)
  for (const [key, part] of Object.entries(value)) {
    const own = at(isList ? `[${key}]` : `.${key}`, part, copying)
    // A plain assignment to `__proto__` would set the prototype.
    Object.defineProperty(made, key, { value: own, writable: true, enumerable: true, configurable: true })
  }
  return made
}

const errorTypes: ReadonlyMap<string, ErrorConstructor> = new Map(
  [EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError].map((type) => [type.name, type]),
)

function copyError(value: Error, keep: (made: Error) => Error, copying: Copying): Error {
  const Type = errorTypes.get(value.name) ?? Error
  const made = keep(new Type(String(value.message)))
  const own = { stack: String(value.stack), ...('cause' in value && { cause: at('.cause', value.cause, copying) }) }
  for (const [key, part] of Object.entries(own)) {
    Object.defineProperty(made, key, { value: part, writable: true, enumerable: false, configurable: true })
  }
  return made
}

function at(step: string, part: unknown, copying: Copying): unknown {
  if (typeof part !== 'object' && typeof part !== 'function' && typeof part !== 'symbol') return part
  copying.trail.push(step)
  const made = copy(part, copying)
  copying.trail.pop()
  return made
}

function bytesOf({ buffer, byteOffset, byteLength }: ArrayBufferView): ArrayBuffer {
  if (!(buffer instanceof ArrayBuffer)) throw new TypeError('its memory is shared')
  return buffer.slice(byteOffset, byteOffset + byteLength)
}

const show = (key: unknown): string => (typeof key === 'string' ? JSON.stringify(key) : '…')

import { arrayTypes } from '../core/session/array-types.ts'

/** Replaces an object by something else. `undefined`: the object is copied. */
type Swap = (value: object) => object | undefined

/** Levels of nested values: fewer than the stack of any engine's worker allows. */
const depthLimit = 1000

/**
 * A copy of a value, by the rules of the structured clone algorithm (HTML, "Safe passing of structured data"). It is
 * the same on every host, which the platforms' own copies are not: Node turns a URL into `{}`, and a File into a Blob.
 * Instances of an author's classes become plain objects. Of a view on a buffer, only the visible part is kept. Throws a
 * `TypeError` that names the place of what cannot be copied.
 */
export function copyValue(value: unknown, swap?: Swap): unknown {
  const copying: Copying = { known: new Map(), unfinished: [], swap }
  let at: Place | undefined
  try {
    const made = copy(value, { step: '', depth: 0 }, copying)
    // It grows during the loop. No recursion: stacks differ, and so do the errors at their end.
    for (const { fill, place } of copying.unfinished) {
      fill((part, step) => {
        at = { step, outer: place, depth: place.depth + 1 }
        return copy(part, at, copying)
      })
    }
    return made
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : 'it cannot be looked at'
    throw new TypeError(at === undefined ? reason : `at ${trailOf(at)}, ${reason}`, { cause })
  }
}

interface Place {
  readonly step: string
  readonly outer?: Place
  readonly depth: number
}

type CopyPart = (part: unknown, step: string) => unknown

interface Copying {
  readonly known: Map<object, unknown>
  /** Copies whose parts are not copied yet. */
  readonly unfinished: { readonly place: Place; fill(copyPart: CopyPart): void }[]
  readonly swap: Swap | undefined
}

function copy(value: unknown, place: Place, { known, unfinished, swap }: Copying): unknown {
  if (typeof value === 'function' || typeof value === 'symbol') throw new TypeError(`it is a ${typeof value}`)
  if (typeof value !== 'object' || value === null) return value
  const earlier = known.get(value)
  if (earlier !== undefined) return earlier
  if (place.depth > depthLimit) throw new TypeError('it is nested too deeply')
  const made = swap?.(value) ?? shellOf(value)
  known.set(value, made)
  const fill = fillerOf(value, made)
  if (fill !== undefined) unfinished.push({ place, fill })
  return made
}

const errorTypes: ReadonlyMap<string, ErrorConstructor> = new Map(
  [EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError].map((type) => [type.name, type]),
)

/** The copy, without its parts. */
function shellOf(value: object): object {
  const tag = Object.prototype.toString.call(value).slice(8, -1)
  // Their bytes never change. Those of some test environments have no tag.
  if (value instanceof Blob) return value
  if (tag === 'Object') return {}
  if (Array.isArray(value)) return new Array(value.length)
  if (value instanceof Map) return new Map()
  if (value instanceof Set) return new Set()
  if (value instanceof Date) return new Date(value.getTime())
  if (value instanceof RegExp) return new RegExp(value.source, value.flags)
  if (value instanceof Error && tag === 'Error') {
    return new (errorTypes.get(value.name) ?? Error)(String(value.message))
  }
  if (value instanceof Number || value instanceof String || value instanceof Boolean || value instanceof BigInt) {
    return Object(value.valueOf())
  }
  const create = arrayTypes.get(tag)
  if (create !== undefined && ArrayBuffer.isView(value)) return create(bytesOf(value))
  if (value instanceof ArrayBuffer) return value.slice(0)
  throw new TypeError(`it is of the type ${tag}`)
}

function fillerOf(value: object, made: object): ((copyPart: CopyPart) => void) | undefined {
  if (made instanceof Map && value instanceof Map) {
    return (copyPart) => {
      for (const [key, part] of [...value]) {
        made.set(copyPart(key, '(key of a Map)'), copyPart(part, `.get(${show(key)})`))
      }
    }
  }
  if (made instanceof Set && value instanceof Set) {
    return (copyPart) => {
      for (const part of [...value]) made.add(copyPart(part, '(in a Set)'))
    }
  }
  if (made instanceof Error && value instanceof Error) {
    return (copyPart) => {
      define(made, 'stack', String(value.stack), false)
      if ('cause' in value) define(made, 'cause', copyPart(value.cause, '.cause'), false)
    }
  }
  const isList = Array.isArray(made)
  if (!isList && Object.getPrototypeOf(made) !== Object.prototype) return undefined
  return (copyPart) => {
    for (const [key, part] of Object.entries(value)) {
      define(made, key, copyPart(part, isList ? `[${key}]` : `.${key}`), true)
    }
  }
}

/** A plain assignment to `__proto__` would set the prototype. */
function define(made: object, key: string, value: unknown, enumerable: boolean): void {
  Object.defineProperty(made, key, { value, writable: true, enumerable, configurable: true })
}

function bytesOf({ buffer, byteOffset, byteLength }: ArrayBufferView): ArrayBuffer {
  if (!(buffer instanceof ArrayBuffer)) throw new TypeError('its memory is shared')
  return buffer.slice(byteOffset, byteOffset + byteLength)
}

function trailOf({ step, outer }: Place): string {
  const steps = [step]
  for (let place = outer; place !== undefined; place = place.outer) steps.unshift(place.step)
  return steps.length > 10 ? `${steps.slice(0, 10).join('')}…` : steps.join('')
}

const show = (key: unknown): string => (typeof key === 'string' ? JSON.stringify(key) : '…')

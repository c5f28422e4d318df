import { arrayTypes, bytesToText } from './array-types.ts'

/**
 * One value of a serialised structure. Strings, finite numbers, booleans and `null` stand for themselves. Any other
 * value is a list that starts with its type and refers to inner values by their index.
 */
export type SerialNode =
  | string
  | number
  | boolean
  | null
  | readonly [type: string, ...parts: (string | number | null)[]]

/** Used as the index of a missing element in a sparse array. */
export const hole = -1

/**
 * Writes a structure as text for `deserialise`, with references and cycles. It accepts the values that Astro's sessions
 * accept (the types of the library devalue, and URLs): JSON values, `undefined`, every number, bigint, Date, RegExp,
 * Map, Set, URL, URLSearchParams, typed arrays and their buffers, plain objects. The text is the same on every host, so
 * all hosts can store the same values. Throws a `TypeError` that names the place of any other value: a function, a
 * symbol, an instance of a class.
 */
export function serialise(value: unknown): string {
  const nodes: SerialNode[] = []
  const known = new Map<unknown, number>()
  const refer = (part: unknown, path: string): number => {
    // A Map treats -0 as 0.
    const earlier = Object.is(part, -0) ? undefined : known.get(part)
    if (earlier !== undefined) return earlier
    const index = nodes.push(null) - 1
    if (!Object.is(part, -0)) known.set(part, index)
    nodes[index] = toNode(part, path, refer)
    return index
  }
  refer(value, '')
  return JSON.stringify(nodes)
}

type Refer = (part: unknown, path: string) => number

function toNode(value: unknown, path: string, refer: Refer): SerialNode {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value
    case 'undefined':
      return ['undefined']
    case 'number':
      return Number.isFinite(value) && !Object.is(value, -0)
        ? value
        : ['number', Object.is(value, -0) ? '-0' : `${value}`]
    case 'bigint':
      return ['bigint', `${value}`]
    case 'object':
      return value === null ? null : toObjectNode(value, path, refer)
    default:
      throw new TypeError(`${path === '' ? 'it' : path} is a ${typeof value}`)
  }
}

function toObjectNode(value: object, path: string, refer: Refer): SerialNode {
  if (Array.isArray(value)) {
    return ['array', ...Array.from(value, (part, index) => (index in value ? refer(part, `${path}[${index}]`) : hole))]
  }
  const type = Object.prototype.toString.call(value).slice(8, -1)
  if (value instanceof Date) return ['Date', Number.isNaN(value.getTime()) ? null : value.getTime()]
  if (value instanceof RegExp) return ['RegExp', value.source, value.flags]
  if (value instanceof URL) return ['URL', value.href]
  if (value instanceof URLSearchParams) return ['URLSearchParams', value.toString()]
  if (value instanceof Set) return ['Set', ...Array.from(value, (part) => refer(part, `${path} (in a Set)`))]
  if (value instanceof Map) {
    const parts = Array.from(value, ([key, part]) => [
      refer(key, `${path} (key of a Map)`),
      refer(part, `${path}.get(${typeof key === 'string' ? key : '…'})`),
    ])
    return ['Map', ...parts.flat()]
  }
  if (value instanceof Number || value instanceof String || value instanceof Boolean || value instanceof BigInt) {
    return ['boxed', refer(value.valueOf(), path)]
  }
  if (arrayTypes.has(type) && (ArrayBuffer.isView(value) || value instanceof ArrayBuffer)) {
    return [type, bytesToText(value)]
  }
  return toPlainNode(value, path, refer)
}

function toPlainNode(value: object, path: string, refer: Refer): SerialNode {
  const where = path === '' ? 'it' : path
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null) {
    throw new TypeError(`${where} is an instance of ${value.constructor?.name || 'a class'}`)
  }
  if (Object.getOwnPropertySymbols(value).some((symbol) => Object.prototype.propertyIsEnumerable.call(value, symbol))) {
    throw new TypeError(`${where} has a symbol for a key`)
  }
  const parts = Object.entries(value).map(([key, part]): [string, number] => {
    if (key === '__proto__') throw new TypeError(`${where} has the key __proto__`)
    return [key, refer(part, path === '' ? key : `${path}.${key}`)]
  })
  return [prototype === null ? 'bare' : 'object', ...parts.flat()]
}

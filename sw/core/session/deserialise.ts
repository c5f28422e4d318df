import { arrayTypes, textToBytes } from './array-types.ts'
import { hole } from './serialise.ts'

/** Reads a structure that `serialise` wrote. Throws for any other text. */
export function deserialise(text: string): unknown {
  const nodes: unknown = JSON.parse(text)
  if (!Array.isArray(nodes)) throw new TypeError('It is not a list of values.')
  const made = new Map<number, unknown>()

  const follow = (index: unknown): unknown => {
    if (typeof index !== 'number' || !(index in nodes)) throw new TypeError(`There is no value ${index}.`)
    if (made.has(index)) return made.get(index)
    const node: unknown = nodes[index]
    if (!Array.isArray(node)) return isJsonPrimitive(node) ? node : corrupt()
    const [type, ...parts]: unknown[] = node
    return fill(index, `${type}`, parts)
  }

  // Stored before its parts are made, because a part may refer back to it.
  const keep = <Value>(index: number, value: Value): Value => {
    made.set(index, value)
    return value
  }

  const fill = (index: number, type: string, parts: unknown[]): unknown => {
    switch (type) {
      case 'array': {
        const array = keep<unknown[]>(index, new Array(parts.length))
        for (const [at, part] of parts.entries()) if (part !== hole) array[at] = follow(part)
        return array
      }
      case 'Set': {
        const set = keep(index, new Set())
        for (const part of parts) set.add(follow(part))
        return set
      }
      case 'Map': {
        const map = keep(index, new Map())
        for (const [key, value] of pairs(parts)) map.set(follow(key), follow(value))
        return map
      }
      case 'object':
      case 'bare': {
        const object = keep<Record<string, unknown>>(index, type === 'bare' ? Object.create(null) : {})
        for (const [key, value] of pairs(parts)) {
          if (key === '__proto__') corrupt()
          object[`${key}`] = follow(value)
        }
        return object
      }
      case 'boxed':
        return keep(index, Object(follow(parts[0])))
      default:
        return keep(index, simpleValue(type, parts))
    }
  }
  return follow(0)
}

function simpleValue(type: string, [first, second = '']: unknown[]): unknown {
  if (type === 'undefined') return undefined
  if (type === 'Date') return new Date(typeof first === 'number' ? first : Number.NaN)
  if (typeof first !== 'string') return corrupt()
  if (type === 'number') return Number(first)
  if (type === 'bigint') return BigInt(first)
  if (type === 'RegExp') return new RegExp(first, `${second}`)
  if (type === 'URL') return new URL(first)
  if (type === 'URLSearchParams') return new URLSearchParams(first)
  const create = arrayTypes.get(type)
  return create === undefined ? corrupt() : create(textToBytes(first))
}

function* pairs(parts: readonly unknown[]): Generator<readonly [unknown, unknown]> {
  for (let index = 0; index < parts.length; index += 2) yield [parts[index], parts[index + 1]]
}

const isJsonPrimitive = (value: unknown): boolean => value === null || typeof value !== 'object'

function corrupt(): never {
  throw new TypeError('It holds a value of an unknown type.')
}

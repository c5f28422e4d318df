import { fieldOf, type Row } from '../collections/row.ts'

/** Whether a row passes. */
export type Test = (row: Row) => boolean

type Compare = (value: unknown, given: unknown) => boolean

const textOf = (value: unknown): string => String(value).toLowerCase()

/** The operators of json-server 1.0. */
const operators: Readonly<Record<string, Compare>> = {
  eq: (value, given) => value === given || String(value) === String(given),
  ne: (value, given) => value !== given && String(value) !== String(given),
  lt: (value, given) => isOrdered(value, given) && (value as number) < (given as number),
  lte: (value, given) => isOrdered(value, given) && (value as number) <= (given as number),
  gt: (value, given) => isOrdered(value, given) && (value as number) > (given as number),
  gte: (value, given) => isOrdered(value, given) && (value as number) >= (given as number),
  contains: (value, given) => typeof value === 'string' && textOf(value).includes(textOf(given)),
  startsWith: (value, given) => typeof value === 'string' && textOf(value).startsWith(textOf(given)),
  endsWith: (value, given) => typeof value === 'string' && textOf(value).endsWith(textOf(given)),
  in: (value, given) => [given].flat().some((one: unknown) => value === one || String(value) === String(one)),
}

/** JavaScript compares a number with a text by the text's number. */
const isOrdered = (value: unknown, given: unknown): boolean =>
  value !== null && value !== undefined && given !== null && typeof value !== 'object'

/**
 * The test of one parameter, `field`, `field:op` or `field_op`. Several values: any of them, and none of them for `ne`.
 *
 * @returns `undefined`: it is not a filter
 */
export function testOf(
  name: string,
  values: readonly string[],
  isOld: boolean,
  isField: (path: string) => boolean,
): Test | undefined {
  const found = isOld ? oldOperator(name) : newOperator(name, isField)
  if (found === undefined) return undefined
  const { path, operator } = found
  // 0.17 leaves out what no row has; in 1.0 no row passes.
  if (isOld && operator === 'eq' && !isField(path)) return undefined
  if (operator === 'like') {
    return (row) => {
      const value = fieldOf(row, path)
      return value !== undefined && value !== null && values.some((one) => textOf(value).includes(textOf(one)))
    }
  }
  const compare = operators[operator]
  if (compare === undefined) return undefined
  const given = values.map((one) =>
    operator === 'in' ? one.split(',').map((part) => toValue(part.trim())) : toValue(one),
  )
  const isEvery = operator === 'ne'
  return (row) => {
    const value = fieldOf(row, path)
    if (value === undefined || (isOld && value === null)) return false
    return isEvery ? given.every((one) => compare(value, one)) : given.some((one) => compare(value, one))
  }
}

interface Operator {
  readonly path: string
  readonly operator: string
}

function oldOperator(name: string): Operator {
  const [, path, operator] = /^(.+)_(lte|gte|ne|like)$/.exec(name) ?? []
  return path === undefined || operator === undefined ? { path: name, operator: 'eq' } : { path, operator }
}

function newOperator(name: string, isField: (path: string) => boolean): Operator | undefined {
  const colon = name.lastIndexOf(':')
  if (colon > 0 && colon < name.length - 1) {
    const operator = name.slice(colon + 1)
    return Object.hasOwn(operators, operator) ? { path: name.slice(0, colon), operator } : undefined
  }
  if (isField(name)) return { path: name, operator: 'eq' }
  const [, path, operator] = /^(.+)_([a-zA-Z]+)$/.exec(name) ?? []
  if (path !== undefined && operator !== undefined && (Object.hasOwn(operators, operator) || operator === 'like')) {
    return { path, operator }
  }
  return { path: name, operator: 'eq' }
}

/** The value that a text in a query stands for. */
function toValue(text: string): unknown {
  if (text === 'true') return true
  if (text === 'false') return false
  if (text === 'null') return null
  if (text.trim() === '') return text
  const number = Number(text)
  return Number.isFinite(number) ? number : text
}

/** The test of `_where`: `{ price: { gt: 5 }, or: [{ … }, { … }] }`. */
export function compileJsonWhere(where: object): Test {
  const tests = Object.entries(where).map(([name, given]): Test => {
    if (name === 'or') {
      const parts = Array.isArray(given) ? given.filter(isObject).map(compileJsonWhere) : []
      return (row) => parts.some((part) => part(row))
    }
    // As in json-server, a value without an operator fits nothing.
    if (!isObject(given)) return () => false
    const known = Object.entries(given).filter(([operator]) => Object.hasOwn(operators, operator))
    if (known.length > 0) {
      return (row) => {
        const value = fieldOf(row, name)
        return (
          value !== undefined && known.every(([operator, operand]) => operators[operator]?.(value, operand) === true)
        )
      }
    }
    const inner = compileJsonWhere(given)
    return (row) => {
      const value = fieldOf(row, name)
      return isObject(value) ? inner(value) : true
    }
  })
  return (row) => tests.every((test) => test(row))
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

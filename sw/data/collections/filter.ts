import { compareValues, fieldOf, plainOf, type Row, sameValue } from './row.ts'

/** Whether a row passes. */
export type Filter = (row: Row) => boolean

/** Makes a function of a `where`. It is done once, before the rows are read. */
export function compileWhere(where: object | undefined): Filter {
  // It is called with rows of the type that it was written for.
  if (typeof where === 'function') return where as Filter
  const parts = Object.entries(where ?? {}).flatMap(([name, value]) => {
    const part = compilePart(name, value)
    return part === undefined ? [] : [part]
  })
  const [first, ...others] = parts
  if (first === undefined) return () => true
  return others.length === 0 ? first : (row) => parts.every((part) => part(row))
}

function compilePart(name: string, value: unknown): Filter | undefined {
  if (value === undefined) return undefined
  if (name === 'AND') return every(listOf(value).map(compileWhere))
  if (name === 'OR') return some(listOf(value).map(compileWhere))
  if (name === 'NOT') {
    const parts = listOf(value).map(compileWhere)
    return (row) => !parts.some((part) => part(row))
  }
  const test = compileField(value)
  return (row) => test(fieldOf(row, name))
}

type Test = (value: unknown) => boolean

const every =
  (parts: readonly Filter[]): Filter =>
  (row) =>
    parts.every((part) => part(row))

const some =
  (parts: readonly Filter[]): Filter =>
  (row) =>
    parts.some((part) => part(row))

const listOf = (value: unknown): object[] => (Array.isArray(value) ? value : [value as object])

/** The operators, by name. Each gets what the filter says, and makes a test of it. */
const operators: Readonly<Record<string, (given: unknown, fold: (value: unknown) => unknown) => Test>> = {
  equals: (given, fold) => (value) => sameValue(fold(value), fold(given)),
  not: (given, fold) => (value) => !sameValue(fold(value), fold(given)),
  in: (given, fold) => isOneOf(given, fold),
  notIn: (given, fold) => {
    const test = isOneOf(given, fold)
    return (value) => !test(value)
  },
  lt: (given, fold) => (value) => isComparable(value, given) && compareValues(fold(value), fold(given)) < 0,
  lte: (given, fold) => (value) => isComparable(value, given) && compareValues(fold(value), fold(given)) <= 0,
  gt: (given, fold) => (value) => isComparable(value, given) && compareValues(fold(value), fold(given)) > 0,
  gte: (given, fold) => (value) => isComparable(value, given) && compareValues(fold(value), fold(given)) >= 0,
  contains: (given, fold) => onText((text) => text.includes(String(fold(given))), fold),
  startsWith: (given, fold) => onText((text) => text.startsWith(String(fold(given))), fold),
  endsWith: (given, fold) => onText((text) => text.endsWith(String(fold(given))), fold),
  has: (given, fold) => (value) =>
    Array.isArray(value) && value.some((entry: unknown) => sameValue(fold(entry), fold(given))),
}

function compileField(given: unknown): Test {
  if (!isFilter(given)) return (value) => sameValue(value, given)
  const fold = Reflect.get(given, 'mode') === 'insensitive' ? foldCase : same
  const tests = Object.entries(given).flatMap(([name, operand]) => {
    const operator = operators[name]
    return operator === undefined || operand === undefined ? [] : [operator(operand, fold)]
  })
  return (value) => tests.every((test) => test(value))
}

/** An object with operators only. */
function isFilter(value: unknown): value is object {
  if (typeof value !== 'object' || value === null || value instanceof Date || Array.isArray(value)) return false
  const names = Object.keys(value)
  return names.length > 0 && names.every((name) => name === 'mode' || Object.hasOwn(operators, name))
}

const same = (value: unknown): unknown => value

const foldCase = (value: unknown): unknown => (typeof value === 'string' ? value.toLowerCase() : value)

const isComparable = (value: unknown, given: unknown): boolean =>
  value !== null && value !== undefined && typeof plainOf(value) === typeof plainOf(given)

function isOneOf(given: unknown, fold: (value: unknown) => unknown): Test {
  const list = Array.isArray(given) ? given : []
  const values = new Set(list.map((one: unknown) => plainOf(fold(one) ?? null)))
  return (value) => values.has(plainOf(fold(value) ?? null))
}

const onText =
  (test: (text: string) => boolean, fold: (value: unknown) => unknown): Test =>
  (value) =>
    typeof value === 'string' && test(String(fold(value)))

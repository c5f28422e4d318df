import { type JsonPatch, type JsonPatchOperation, pointerParts } from '../protocol/json-patch.ts'
import { invalid } from './check-answer.ts'
import { alternatives, isOneOf, isRecord } from './check-values.ts'

const ops = ['add', 'remove', 'replace', 'move', 'copy', 'test'] as const

/** A JSON patch, which may come from anywhere. @throws `OverrideInvalid` */
export function checkPatch(given: unknown): asserts given is JsonPatch {
  if (!Array.isArray(given)) throw invalid('"patch" is not a list of JSON patch operations')
  for (const [index, operation] of given.entries()) {
    const reason = fault(operation)
    if (reason !== undefined) throw invalid(`operation ${index} of "patch" ${reason}`)
  }
}

function fault(operation: unknown): string | undefined {
  if (!isRecord(operation)) return 'is no object'
  const { op, path, from } = operation
  if (!isOneOf(op, ops)) return `has no "op" ${alternatives(ops)}`
  if (!isPointer(path)) return 'has a "path" that does not start with a slash, or leads to "__proto__"'
  if ((op === 'move' || op === 'copy') && !isPointer(from)) return 'has no "from" that starts with a slash'
  if (needsValue(op) && !Object.hasOwn(operation, 'value')) return 'has no "value"'
  if (op === 'move' && String(path).startsWith(`${from}/`)) return 'moves a value into itself'
  return undefined
}

const needsValue = (op: JsonPatchOperation['op']): boolean => op === 'add' || op === 'replace' || op === 'test'

/** JSON has no use for a prototype, so a path that leads to one is a mistake, or worse. */
const isPointer = (given: unknown): boolean =>
  typeof given === 'string' &&
  (given === '' || given.startsWith('/')) &&
  !pointerParts(given).slice(0, -1).includes('__proto__')

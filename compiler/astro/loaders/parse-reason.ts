import { readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { sourceFrame } from '../../../sw/core/errors/source-frame.ts'

/** What a parser of YAML, TOML or JSON complains about, and where. Lines of front matter count from the file's first. */
export function parseReason(cause: unknown, file: string, root: string) {
  const path = relative(root, file).replaceAll('\\', '/')
  const reason = String(property(cause, 'reason') ?? property(cause, 'message') ?? cause).split('\n')[0] ?? ''
  const mark = property(cause, 'mark')
  // YAML counts lines from 0, TOML from 1.
  const line = Number(property(mark, 'line') ?? Number(property(cause, 'line') ?? Number.NaN) - 1)
  if (!Number.isInteger(line)) return { reason, place: { file: path } }
  const column = Number(property(mark, 'column') ?? Number(property(cause, 'column') ?? 1) - 1)
  const source = readFileSync(file, 'utf8')
  const before = source.split('\n').slice(0, line)
  const offset = before.reduce((sum, text) => sum + text.length + 1, 0) + column
  const frame = offset < source.length ? { frame: sourceFrame(source, offset) } : {}
  return { reason, place: { file: `${path}:${line + 1}:${column + 1}`, ...frame } }
}

const property = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined

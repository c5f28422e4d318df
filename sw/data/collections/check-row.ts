import { dataError } from '../../core/errors/data-errors.ts'
import { copyValue } from '../copy-value.ts'
import type { Definition } from './definition.ts'
import type { Row } from './row.ts'
import type { SchemaIssue } from './standard-schema.ts'

/** What is wrong with a value, and where in the row. */
export interface RowIssue {
  readonly path: readonly (string | number)[]
  readonly message: string
}

/** A copy of a row as its schema wants it. @throws (rejects) `DataInvalid` */
export async function checkRow({ name, schema }: Definition, row: unknown): Promise<Row> {
  const issues: RowIssue[] = []
  let made: unknown = row
  if (schema !== undefined) {
    const result = await schema['~standard'].validate(row)
    if (result.issues === undefined) made = result.value
    else issues.push(...result.issues.map(toIssue))
  }
  if (issues.length === 0 && (typeof made !== 'object' || made === null || Array.isArray(made))) {
    issues.push({ path: [], message: 'It is not an object' })
  }
  if (issues.length > 0) throw invalid(name, issues)
  try {
    return copyValue(made) as Row
  } catch (error) {
    throw invalid(name, [{ path: [], message: error instanceof Error ? error.message : String(error) }])
  }
}

/** The issues of a `DataInvalid`; an empty list for other errors. */
export function issuesOf(error: unknown): readonly RowIssue[] {
  if (!(error instanceof Error) || !('code' in error) || error.code !== 'DataInvalid') return []
  return Array.isArray(error.cause) ? error.cause : []
}

function invalid(collection: string, issues: readonly RowIssue[]): Error {
  const text = issues
    .slice(0, 5)
    .map(({ path, message }) => (path.length === 0 ? message : `${path.join('.')}: ${message}`))
  const more = issues.length > 5 ? `, and ${issues.length - 5} more` : ''
  return dataError('DataInvalid', { collection, issues: text.join('; ') + more }, { cause: issues })
}

function toIssue({ message, path = [] }: SchemaIssue): RowIssue {
  const keys = path.map((part) => (typeof part === 'object' ? part.key : part))
  return { message, path: keys.map((key) => (typeof key === 'number' ? key : String(key))) }
}

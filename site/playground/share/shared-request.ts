import { type BodyKind, type Draft, emptyDraft, methods } from '../run/request/draft.ts'

const bodyKinds: readonly BodyKind[] = ['none', 'text', 'json', 'form']
const mostFields = 100

/** A request as a link carries it: a draft without files, which links have no room for. */
export function toSharedRequest({ file: _, ...draft }: Draft): Draft {
  return {
    ...draft,
    bodyKind: draft.bodyKind === 'file' ? 'none' : draft.bodyKind,
    form: draft.form.filter(({ value }) => typeof value === 'string'),
  }
}

/** The request of a link, whose author may be hostile. `undefined` if it is not one that the request panel can show. */
export function readSharedRequest(value: unknown): Draft | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { method, path, headers, bodyKind, text, form }: Partial<Record<keyof Draft, unknown>> = value
  const isText = typeof path === 'string' && typeof text === 'string'
  const knownMethod = methods.find((name) => name === method)
  const knownKind = bodyKinds.find((kind) => kind === bodyKind)
  const headerFields = readFields(headers)
  const formFields = readFields(form)
  if (!isText || !knownMethod || !knownKind || !headerFields || !formFields) return undefined
  return {
    ...emptyDraft,
    method: knownMethod,
    path,
    headers: headerFields,
    bodyKind: knownKind,
    text,
    form: formFields,
  }
}

interface Field {
  readonly name: string
  readonly value: string
}

function readFields(list: unknown): readonly Field[] | undefined {
  if (!Array.isArray(list) || list.length > mostFields) return undefined
  const fields = list.map(readField).filter((field) => field !== undefined)
  return fields.length === list.length ? fields : undefined
}

function readField(field: unknown): Field | undefined {
  if (typeof field !== 'object' || field === null || !('name' in field) || !('value' in field)) return undefined
  const { name, value } = field
  return typeof name === 'string' && typeof value === 'string' ? { name, value } : undefined
}

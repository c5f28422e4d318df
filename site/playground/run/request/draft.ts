import { type Signal, signal } from '@preact/signals'

export const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'] as const

/** One line of the headers' editor. */
export interface HeaderField {
  readonly name: string
  readonly value: string
}

export type BodyKind = 'none' | 'text' | 'json' | 'form' | 'file'

/** A field of a form; with a file it is sent as `multipart/form-data`. */
export interface FormField {
  readonly name: string
  readonly value: string | File
}

/** A request as it is written in the panel. */
export interface Draft {
  readonly method: string
  /** Below the project's base: `/api/hello.json?name=x`. */
  readonly path: string
  readonly headers: readonly HeaderField[]
  readonly bodyKind: BodyKind
  /** Of `text` and `json`; kept while another kind is chosen. */
  readonly text: string
  readonly form: readonly FormField[]
  readonly file?: File
}

export const emptyDraft: Draft = { method: 'GET', path: '/', headers: [], bodyKind: 'none', text: '', form: [] }

/** What the request panel shows. */
export const draft: Signal<Draft> = signal(emptyDraft)

export function editDraft(change: Partial<Draft>): void {
  draft.value = { ...draft.peek(), ...change }
}

export const takesBody = (method: string): boolean => !/^(?:GET|HEAD)$/i.test(method)

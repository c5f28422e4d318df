export interface Note {
  readonly id: string
  readonly title: string
  readonly text: string
  readonly tags: readonly string[]
  /** ISO 8601. */
  readonly created: string
  readonly changed: string
  /** Starts at 1 and grows by 1 with each change. */
  readonly version: number
}

/** A note in a list: with the start of its text, or the part that was searched for. */
export type NoteSummary = Pick<Note, 'id' | 'title' | 'tags' | 'created' | 'changed'> & { readonly excerpt: string }

export interface NotePage {
  readonly notes: readonly NoteSummary[]
  readonly total: number
  readonly page: number
  readonly pages: number
  /** Of all notes that contain the searched words, the most used first. */
  readonly tags: readonly { readonly tag: string; readonly count: number }[]
  /** Of the collection: it grows with each change. */
  readonly revision: number
}

/** One change, as the event stream sends it. */
export interface NoteChange {
  readonly kind: 'hello' | 'created' | 'changed' | 'deleted' | 'restored' | 'imported' | 'reset'
  readonly id?: string
  readonly title?: string
}

export const sorts = ['changed', 'created', 'title'] as const
export type Sort = (typeof sorts)[number]

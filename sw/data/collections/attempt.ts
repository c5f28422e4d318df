import type { Definition } from './definition.ts'
import { Draft } from './draft.ts'
import { type KeptTables, Stale, type TableChanges } from './kept-tables.ts'
import { openTable } from './open-table.ts'
import type { StoredCollection } from './stored-state.ts'

/** One try of some work on collections: it sees its own changes, and nobody else does before they are all stored. */
export class Attempt {
  readonly #kept: KeptTables
  readonly #drafts = new Map<string, { readonly definition: Definition; readonly draft: Draft }>()

  constructor(kept: KeptTables) {
    this.#kept = kept
  }

  async open(definition: Definition): Promise<Draft> {
    const known = this.#drafts.get(definition.name)
    if (known !== undefined) return known.draft
    const table = await openTable(this.#kept, definition)
    // Somebody else may have opened it meanwhile.
    const draft = this.#drafts.get(definition.name)?.draft ?? new Draft(table)
    this.#drafts.set(definition.name, { definition, draft })
    return draft
  }

  /** Stores all changes. Returns the changed drafts, by collection. @throws (rejects) Stale */
  async commit(): Promise<ReadonlyMap<string, Draft>> {
    const writes = new Map<string, TableChanges>()
    const read = new Map<string, StoredCollection>()
    const changed = new Map<string, Draft>()
    for (const [name, { definition, draft }] of this.#drafts) {
      const { table, base, changes, next } = draft
      if (changes.size === 0 && next === base.next) read.set(name, base)
      else {
        writes.set(name, { table, base, changes, next, version: definition.version })
        changed.set(name, draft)
      }
    }
    if (writes.size > 0) await this.#kept.commit(writes, read)
    return changed
  }
}

/** Whether work failed only because somebody else was faster. */
export const isStale = (error: unknown): boolean => error instanceof Stale

/** The names that lead to a store, outermost first; the root's list is empty. Any text is a name. */
export type Namespace = readonly string[]

/**
 * Where values are kept. Each call sees and leaves a complete state: simultaneous calls take effect one after the
 * other, also those of other tabs and workers of the app. Keys and names come from outside: any text must work.
 */
export interface StorageDriver {
  /** Names the place: scripts of one origin whose drivers have the same one share it. Absent: nobody else has it. */
  readonly place?: string
  /** A copy of the stored value. `undefined`: there is no value. */
  get(namespace: Namespace, key: string): Promise<unknown>
  /** Resolves when `value`, a copy that nobody else uses, will survive a crash of the host. */
  set(namespace: Namespace, key: string, value: unknown): Promise<void>
  /**
   * Replaces the stored value by what `change` returns for a copy of it; `undefined` removes it. No other change
   * happens in between. If `change` throws, the error is passed on, and nothing changes. It may be called again if an
   * attempt failed.
   */
  update(namespace: Namespace, key: string, change: (value: unknown) => unknown): Promise<void>
  /** Whether there was a value. */
  delete(namespace: Namespace, key: string): Promise<boolean>
  /** The keys of this namespace alone, in the order of their UTF-16 code units. */
  keys(namespace: Namespace): Promise<string[]>
  /** As `keys`, with copies of the values, all of the same moment. */
  entries(namespace: Namespace): Promise<[key: string, value: unknown][]>
  /** Removes everything in this namespace, and in its inner ones. */
  clear(namespace: Namespace): Promise<void>
}

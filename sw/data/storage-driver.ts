/** The names on the way to a store, outermost first; the root's is empty. Any text is a name. */
export type Namespace = readonly string[]

/**
 * Where values are kept. Each call sees and leaves a whole state: calls at the same time take effect one after the
 * other, also those of other tabs and workers of the app. Keys and names come from outside: any text must do.
 */
export interface StorageDriver {
  /** A copy of what is kept; `undefined`: nothing. */
  get(namespace: Namespace, key: string): Promise<unknown>
  /** Resolves when `value`, a copy that nobody else holds, will outlive a crash of the host. */
  set(namespace: Namespace, key: string, value: unknown): Promise<void>
  /**
   * Puts what `change` makes of a copy of the kept value in its place; `undefined` removes it. No other change comes
   * between. What `change` throws is passed on, and nothing changes. It may be called again where a try failed.
   */
  update(namespace: Namespace, key: string, change: (value: unknown) => unknown): Promise<void>
  /** Whether there was a value. */
  delete(namespace: Namespace, key: string): Promise<boolean>
  /** The keys of this namespace alone, in the order of their UTF-16 code units. */
  keys(namespace: Namespace): Promise<string[]>
  /** As `keys`, with copies of the values, all of one moment. */
  entries(namespace: Namespace): Promise<[key: string, value: unknown][]>
  /** Removes all of this namespace, and of those inside of it. */
  clear(namespace: Namespace): Promise<void>
}

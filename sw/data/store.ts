import { storageError } from '../core/errors/storage-errors.ts'
import { copyValue } from './copy-value.ts'
import type { Namespace, StorageDriver } from './storage-driver.ts'
import { trackWrite } from './track-write.ts'

/**
 * Values under text keys, kept where the endpoint runs: in IndexedDB in a worker, in a file on a Node server, in memory
 * while prerendering, in tests, and for what reaches the development server itself. What can be structurally cloned can
 * be kept, and is copied on its way in and out. A write that has resolved outlives a crash; one that nobody awaits is
 * done before the answer goes out. Each promise may reject with `StorageFull` or `StorageUnavailable`, and with
 * `StorageKeyNotText`.
 */
export interface Store<Value = unknown> {
  /** What is kept under `key`; `undefined`: nothing. */
  get<Own extends Value = Value>(key: string): Promise<Own | undefined>
  /** Keeps a copy of `value`; `undefined` removes what is there. Rejects with `StorageValueNotCloneable` too. */
  set<Own extends Value = Value>(key: string, value: Own | undefined): Promise<void>
  /**
   * Puts what `change` makes of the kept value in its place, and gives it back. No other change comes between, not even
   * of another tab. `change` must not wait for anything (`StorageUpdaterIsAsync`), and may be called more than once.
   * When it throws, nothing changes, and the promise rejects with its error; when it returns `undefined`, the key goes.
   */
  update<Own extends Value = Value>(key: string, change: (value: Own | undefined) => Own): Promise<Own>
  update<Own extends Value = Value>(
    key: string,
    change: (value: Own | undefined) => Own | undefined,
  ): Promise<Own | undefined>
  /** Whether there was something to remove. */
  delete(key: string): Promise<boolean>
  /** The keys of this store, those of its namespaces left out, in the order of their UTF-16 code units. */
  keys(): Promise<string[]>
  /** As `keys`, with the values, all as of one moment. */
  entries<Own extends Value = Value>(): Promise<[key: string, value: Own][]>
  /** Removes everything here, and in the namespaces inside. */
  clear(): Promise<void>
  /** A store inside of this one, with keys of its own. Any text is a name, and no two paths of names meet. */
  namespace<Inner = Value>(name: string): Store<Inner>
}

/** The store at `namespace` of whatever driver is in use when it is asked. */
export function createStore(namespace: Namespace, driver: () => StorageDriver): Store {
  // What is kept has the type that the author says it has, as with JSON.
  const typed = <Own>(value: unknown): Own => value as Own
  return {
    get: async (key) => typed(await driver().get(namespace, text(key))),
    set: (key, value) =>
      trackWrite(async () => {
        if (value === undefined) await driver().delete(namespace, text(key))
        else await driver().set(namespace, text(key), copyFor(key, value))
      }),
    update: (key: string, change: (value: never) => unknown) =>
      trackWrite(async () => typed(await update(driver(), namespace, text(key), change))),
    delete: (key) => trackWrite(async () => driver().delete(namespace, text(key))),
    keys: async () => driver().keys(namespace),
    entries: async () => typed(await driver().entries(namespace)),
    clear: () => trackWrite(async () => driver().clear(namespace)),
    // The type of its values is the author's word too.
    namespace: (name) => createStore([...namespace, text(name)], driver) as Store<never>,
  }
}

async function update(
  driver: StorageDriver,
  namespace: Namespace,
  key: string,
  change: (value: never) => unknown,
): Promise<unknown> {
  let result: unknown
  let thrown: { readonly error: unknown } | undefined
  try {
    await driver.update(namespace, key, (value) => {
      thrown = undefined
      try {
        result = change(typedNever(value))
        if (isPromise(result)) throw storageError('StorageUpdaterIsAsync', { key })
        return copyFor(key, result)
      } catch (error) {
        thrown = { error }
        throw error
      }
    })
  } catch (error) {
    throw thrown === undefined ? error : thrown.error
  }
  return result
}

// The author says of which type it is.
const typedNever = (value: unknown): never => value as never

function text(key: unknown): string {
  if (typeof key === 'string') return key
  throw storageError('StorageKeyNotText', { type: key === null ? 'null' : typeof key })
}

function copyFor(key: string, value: unknown): unknown {
  try {
    return copyValue(value)
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw storageError('StorageValueNotCloneable', { key, reason }, { cause })
  }
}

const isPromise = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function'

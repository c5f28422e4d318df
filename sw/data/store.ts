import { storageError } from '../core/errors/storage-errors.ts'
import { copyValue } from './copy-value.ts'
import type { Namespace, StorageDriver } from './storage-driver.ts'
import { trackWrite } from './track-write.ts'

/**
 * Values under text keys, stored where the endpoint runs: in IndexedDB in a worker, in a file on a Node server, in
 * memory during prerendering, in tests, and for requests to the development server itself. Everything that can be
 * structurally cloned can be stored; it is copied on its way in and out. A resolved write survives a crash. A write
 * that nobody awaits is finished before the response is sent. Each promise may reject with `StorageFull` or
 * `StorageUnavailable`, and with `StorageKeyNotText`.
 */
export interface Store<Value = unknown> {
  /** The value of `key`. `undefined`: there is no value. */
  get<Own extends Value = Value>(key: string): Promise<Own | undefined>
  /** Stores a copy of `value`; `undefined` removes the value. Also rejects with `StorageValueNotCloneable`. */
  set<Own extends Value = Value>(key: string, value: Own | undefined): Promise<void>
  /**
   * Replaces the stored value by what `change` returns, and resolves with that. No other change happens in between, not
   * even in another tab. `change` must not wait for anything (`StorageUpdaterIsAsync`), and may be called more than
   * once. If it throws, nothing changes, and the promise rejects with its error. If it returns `undefined`, the key is
   * removed.
   */
  update<Own extends Value = Value>(key: string, change: (value: Own | undefined) => Own): Promise<Own>
  update<Own extends Value = Value>(
    key: string,
    change: (value: Own | undefined) => Own | undefined,
  ): Promise<Own | undefined>
  /** Whether there was something to remove. */
  delete(key: string): Promise<boolean>
  /** The keys of this store without those of its namespaces, in the order of their UTF-16 code units. */
  keys(): Promise<string[]>
  /** As `keys`, with the values, all of the same moment. */
  entries<Own extends Value = Value>(): Promise<[key: string, value: Own][]>
  /** Removes everything here, and in the inner namespaces. */
  clear(): Promise<void>
  /** A store inside this one, with its own keys. Any text is a name, and no two paths of names collide. */
  namespace<Inner = Value>(name: string): Store<Inner>
}

/** The store at `namespace` of the driver in use at the time of each call. */
export function createStore(namespace: Namespace, driver: () => StorageDriver): Store {
  // The author names the type of the stored values, as with JSON.
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
    // The author also names the type of these values.
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

// The author names its type.
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

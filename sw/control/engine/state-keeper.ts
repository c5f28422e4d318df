import type { StorageDriver } from '../../data/storage-driver.ts'
import type { OverrideState, UnhandledStrategy } from '../protocol/command.ts'
import type { LogEntry } from '../protocol/log-entry.ts'
import type { ChoicesState } from './seeded-choices.ts'

/** What survives a worker that is stopped, besides the log. */
export interface KeptState extends ChoicesState {
  readonly overrides?: readonly OverrideState[]
  readonly unhandled?: UnhandledStrategy
}

const root = ['stowaway:control']
const logFolder = [...root, 'log']

const keyOf = (id: number): string => String(id).padStart(10, '0')

/** Keeps the state in the storage of the endpoints. Nothing here waits for anything of a request. */
export class StateKeeper {
  readonly #storage: StorageDriver
  readonly #now: () => KeptState
  /** Entries that are not stored yet, with their newest content. `undefined`: to be removed. */
  #entries = new Map<number, LogEntry | undefined>()
  #isStateOld = false
  #isLogOld = false
  #writing: Promise<void> | undefined

  /** @param now returns the state to store */
  constructor(storage: StorageDriver, now: () => KeptState) {
    this.#storage = storage
    this.#now = now
  }

  /** Rejects with `StorageUnavailable`. */
  async state(): Promise<KeptState> {
    return ((await this.#storage.get(root, 'state')) as KeptState | undefined) ?? {}
  }

  /** Rejects with `StorageUnavailable`. */
  async log(): Promise<readonly LogEntry[]> {
    return (await this.#storage.entries(logFolder)).map(([, entry]) => entry as LogEntry)
  }

  /** Stores the state. Resolves when that is done. Rejects with `StorageFull` and `StorageUnavailable`. */
  save(): Promise<void> {
    return this.#storage.set(root, 'state', this.#now())
  }

  /** Stores the state soon. */
  saveSoon(): void {
    this.#isStateOld = true
    this.#writeSoon()
  }

  /** Stores an entry soon, or removes it. */
  entry(id: number, entry: LogEntry | undefined): void {
    this.#entries.set(id, entry)
    this.#writeSoon()
  }

  /** Resolves when no entry is stored. */
  forgetLog(): Promise<void> {
    this.#entries.clear()
    this.#isLogOld = true
    this.#writeSoon()
    return this.settled()
  }

  /** Does something that removes the state too. */
  async around(work: () => Promise<void>): Promise<void> {
    await this.settled()
    await work()
    await this.save()
  }

  /** Resolves when everything about earlier requests is stored. */
  async settled(): Promise<void> {
    while (this.#writing !== undefined) await this.#writing
  }

  #writeSoon(): void {
    this.#writing ??= this.#write().finally(() => {
      this.#writing = undefined
      if (this.#isStateOld || this.#isLogOld || this.#entries.size > 0) this.#writeSoon()
    })
  }

  /** What changes several times meanwhile is stored once. A storage that is full must not end answers. */
  async #write(): Promise<void> {
    await Promise.resolve()
    if (this.#isStateOld) {
      this.#isStateOld = false
      await this.save().catch(() => {})
    }
    if (this.#isLogOld) {
      this.#isLogOld = false
      await this.#storage.clear(logFolder).catch(() => {})
    }
    const entries = this.#entries
    this.#entries = new Map()
    for (const [id, entry] of entries) {
      const work =
        entry === undefined
          ? this.#storage.delete(logFolder, keyOf(id))
          : this.#storage.set(logFolder, keyOf(id), entry)
      await work.catch(() => {})
    }
  }
}

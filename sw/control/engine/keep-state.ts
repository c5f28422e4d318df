import type { StorageDriver } from '../../data/storage-driver.ts'
import type { OverrideState, UnhandledStrategy } from '../protocol/command.ts'
import type { LogEntry } from '../protocol/log-entry.ts'

/** What survives a worker that is stopped. */
export interface KeptState {
  readonly overrides: readonly OverrideState[]
  readonly unhandled?: UnhandledStrategy
  readonly log: readonly LogEntry[]
}

const root = ['stowaway:control']
const logFolder = [...root, 'log']

const keyOf = (id: number): string => String(id).padStart(10, '0')

/** Keeps the state in the storage of the endpoints. */
export function keepState(storage: StorageDriver) {
  /** Writes about requests, one after the other: answers do not wait for them. */
  let last: Promise<unknown> = Promise.resolve()
  const later = (work: () => Promise<unknown>): void => {
    last = last.then(work).catch(() => {})
  }
  return {
    async load(): Promise<KeptState> {
      const kept = (await storage.get(root, 'state')) as Omit<KeptState, 'log'> | undefined
      const log = await storage.entries(logFolder)
      return { overrides: [], ...kept, log: log.map(([, entry]) => entry as LogEntry) }
    },
    state: (state: Omit<KeptState, 'log'>): Promise<void> => storage.set(root, 'state', state),
    entry(entry: LogEntry, forgotten: readonly number[]): void {
      later(async () => {
        await storage.set(logFolder, keyOf(entry.id), entry)
        for (const id of forgotten) await storage.delete(logFolder, keyOf(id))
      })
    },
    async forget(ids: readonly number[]): Promise<void> {
      await last
      for (const id of ids) await storage.delete(logFolder, keyOf(id))
    },
    /** Does something that would remove the state too. */
    async around(state: Omit<KeptState, 'log'>, work: () => Promise<void>): Promise<void> {
      await last
      await work()
      await storage.set(root, 'state', state)
    },
    settled: async (): Promise<void> => void (await last),
  }
}

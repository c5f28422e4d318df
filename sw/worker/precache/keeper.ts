import { offlineError } from '../../core/errors/offline-errors.ts'
import type { StowawayError } from '../../core/errors/stowaway-error.ts'
import type { OfflineState } from '../../core/wire/messages/offline.ts'
import type { Report } from '../report.ts'
import type { FileStore } from './file-store.ts'
import { asFailure, isStorageFailure, keepFiles } from './keep-files.ts'

/** How many failures a report names. */
const named = 5

/**
 * Caches a build's files. Endpoints come first: a first worker starts at once, and caches files while it runs, as far
 * as it gets in each of its lives. An update has its files before it takes over. It is refused if the active worker has
 * all of its own files.
 */
export class Keeper {
  readonly #store: FileStore
  readonly #report: Report
  #running: Promise<OfflineState> | undefined
  #complete = false

  constructor(store: FileStore, report: Report) {
    this.#store = store
    this.#report = report
  }

  /** @throws `OfflineUpdateRefused` */
  async beforeUpdate(event: ExtendableEvent): Promise<void> {
    const failures = await this.#keepMissing(event)
    if (failures.length === 0) return
    if (await this.#store.isMarked()) {
      const error = offlineError('OfflineUpdateRefused', listed(failures))
      await this.#report('error', error)
      throw error
    }
    await this.#tell(failures)
  }

  /** Deletes what older builds cached. Without storage there is nothing to delete. */
  async activate(): Promise<void> {
    await this.#store.clean().catch(() => {})
    await this.#markComplete().catch(() => {})
  }

  /** Fetches the missing files. Runs once at a time. */
  resume(event: ExtendableEvent): Promise<OfflineState> {
    if (this.#complete) return Promise.resolve({ files: this.#store.urls.length, missing: [] })
    this.#running ??= this.#fill(event).finally(() => {
      this.#running = undefined
    })
    return this.#running
  }

  /** Fetches a file that has disappeared. If that fails, the next use tries again. */
  async repair(url: string, event: ExtendableEvent): Promise<void> {
    this.#complete = false
    await this.#store.keep(url, event).catch(() => {})
  }

  async #fill(event: ExtendableEvent): Promise<OfflineState> {
    const failures = await this.#keepMissing(event)
    await this.#tell(failures)
    const { urls } = this.#store
    return { files: urls.length, missing: await this.#markComplete().catch(() => urls) }
  }

  async #keepMissing(event: ExtendableEvent): Promise<StowawayError[]> {
    try {
      return await keepFiles(await this.#store.missing(), (url) => this.#store.keep(url, event))
    } catch (error) {
      return [asFailure('the site', error)]
    }
  }

  async #markComplete(): Promise<string[]> {
    const missing = await this.#store.missing()
    if (missing.length === 0) {
      // If there is no room for the mark, it does not hold back an update.
      await this.#store.mark().catch(() => {})
      this.#complete = true
    }
    return missing
  }

  async #tell(failures: readonly StowawayError[]): Promise<void> {
    const [first] = failures
    if (first === undefined) return
    await this.#report('warn', failures.find(isStorageFailure) ?? offlineError('OfflineFilesMissing', listed(failures)))
  }
}

function listed(failures: readonly StowawayError[]): { readonly count: number; readonly files: string } {
  const lines = failures.slice(0, named).map(({ message }) => message)
  const more = failures.length - lines.length
  return { count: failures.length, files: [...lines, ...(more > 0 ? [`… and ${more} more.`] : [])].join('\n') }
}

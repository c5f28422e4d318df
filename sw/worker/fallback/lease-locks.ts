import { createStore, type UseStore, update } from 'idb-keyval'
import { randomUuid } from './random-uuid.ts'

interface Lease {
  readonly owner: string
  /** Milliseconds of the Unix epoch. */
  readonly until: number
}

type Work<Result> = (lock: { readonly name: string; readonly mode: 'exclusive' } | null) => Result | Promise<Result>

/** Milliseconds after which a lock is free again if its tab was closed. */
const leaseTime = 10_000

/** Milliseconds between two attempts. */
const pause = 8

/** Milliseconds after which a database that does not answer counts as blocked. */
const patience = 3000

/**
 * Replaces `navigator.locks` on pages without https, which lack it: one holder of a name at a time in all tabs of the
 * origin. A lease in IndexedDB is renewed while the work runs. Every lock is exclusive; `steal` and `signal` are not
 * supported. If IndexedDB is blocked, the order holds in this tab only.
 */
export class LeaseLocks {
  readonly #owner = randomUuid()
  readonly #queues = new Map<string, Promise<unknown>>()
  readonly #store: UseStore

  constructor(databaseName = 'stowaway-locks') {
    this.#store = createStore(databaseName, 'locks')
  }

  request<Result>(name: string, work: Work<Result>): Promise<Result>
  request<Result>(name: string, options: { readonly ifAvailable?: boolean }, work: Work<Result>): Promise<Result>
  request<Result>(
    name: string,
    optionsOrWork: Work<Result> | { readonly ifAvailable?: boolean },
    maybeWork?: Work<Result>,
  ): Promise<Result> {
    const [options, work] = typeof optionsOrWork === 'function' ? [{}, optionsOrWork] : [optionsOrWork, maybeWork]
    if (work === undefined) return Promise.reject(new TypeError('A lock needs a function to run.'))
    if ('steal' in options || 'signal' in options) {
      return Promise.reject(
        new DOMException('Without https, locks support neither steal nor signal.', 'NotSupportedError'),
      )
    }
    if (options.ifAvailable && this.#queues.has(name)) return Promise.resolve(work(null))
    const before = this.#queues.get(name) ?? Promise.resolve()
    const hold = async (): Promise<Result> => {
      await before
      try {
        return await this.#hold(name, options.ifAvailable ?? false, work)
      } finally {
        if (this.#queues.get(name) === settled) this.#queues.delete(name)
      }
    }
    const result = hold()
    const settled = result.catch(() => undefined)
    this.#queues.set(name, settled)
    return result
  }

  async #hold<Result>(name: string, ifAvailable: boolean, work: Work<Result>): Promise<Result> {
    while (!(await this.#take(name))) {
      if (ifAvailable) return work(null)
      await new Promise((resolve) => setTimeout(resolve, pause))
    }
    const renewal = setInterval(() => this.#take(name), leaseTime / 3)
    try {
      return await work({ name, mode: 'exclusive' })
    } finally {
      clearInterval(renewal)
      await this.#write(name, (lease) => (lease?.owner === this.#owner ? undefined : lease))
    }
  }

  async #take(name: string): Promise<boolean> {
    let isOurs = false
    const isKept = await this.#write(name, (lease) => {
      const now = Date.now()
      // A clock that was set back must not keep a lock for ever.
      isOurs = lease === undefined || lease.owner === this.#owner || lease.until <= now || lease.until > now + leaseTime
      return isOurs ? { owner: this.#owner, until: now + leaseTime } : lease
    })
    return isOurs || !isKept
  }

  /** One transaction. `false` if the database cannot be used. */
  async #write(name: string, change: (lease: Lease | undefined) => Lease | undefined): Promise<boolean> {
    const blocked = new Promise<false>((resolve) => setTimeout(resolve, patience, false))
    const write = async (): Promise<boolean> => {
      try {
        await update<Lease | undefined>(name, change, this.#store)
        return true
      } catch {
        return false
      }
    }
    return Promise.race([write(), blocked])
  }
}

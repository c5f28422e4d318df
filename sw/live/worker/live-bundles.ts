import type { App } from '../../core/app/app.ts'
import { liveError } from '../../core/errors/live-errors.ts'
import { toPlainError } from '../../core/errors/plain-error.ts'
import { type BundleHost, bundleApp } from '../bundle/bundle-app.ts'
import type { BundleStore, Pointer } from '../bundle/bundle-store.ts'
import { evaluateBundle } from '../bundle/evaluate-bundle.ts'
import { lockName } from '../bundle/live-app.ts'
import type { LiveEvent } from '../bundle/live-event.ts'

interface LiveBundlesOptions {
  readonly scope: string
  readonly store: BundleStore
  readonly host: BundleHost
  /** The bundle for which the worker was registered, until another one is chosen. */
  readonly first: string | undefined
  tell(event: LiveEvent): void
}

interface Running {
  readonly hash: string
  readonly app: Pick<App, 'fetch'>
}

/**
 * The bundle that runs. The database decides, so that a worker that was stopped continues with the same one. It changes
 * only after the new one was evaluated. Running requests keep the app that they started with.
 */
export class LiveBundles {
  readonly #options: LiveBundlesOptions
  #running: Promise<Running> | undefined

  constructor(options: LiveBundlesOptions) {
    this.#options = options
  }

  /** The current app, or the previous one if the current one cannot be evaluated. Rejects if neither can. */
  async app(): Promise<Pick<App, 'fetch'>> {
    this.#running ??= this.#start()
    const started = this.#running
    // A storage that could not be read may work next time.
    started.catch(() => {
      if (this.#running === started) this.#running = undefined
    })
    return (await started).app
  }

  /** Runs a bundle from now on. Rejects with what it throws during evaluation; then the previous one continues. */
  switchTo(hash: string): Promise<Pointer> {
    return this.#locked(async () => {
      const running = await this.#evaluate(hash)
      const before = await this.#options.store.pointer()
      const previous = before?.current === hash ? before.previous : before?.current
      return this.#run(running, { current: hash, ...(previous !== undefined && { previous }) })
    })
  }

  /** Runs the previous bundle. Rejects with `LiveNothingBefore`, and as `switchTo`. */
  rollBack(): Promise<Pointer> {
    return this.#locked(async () => {
      const previous = (await this.#options.store.pointer())?.previous
      if (previous === undefined) throw liveError('LiveNothingBefore', {})
      return this.#run(await this.#evaluate(previous), { current: previous })
    })
  }

  /** Rejects if this worker cannot evaluate the bundle that the previous worker runs. */
  async check(): Promise<void> {
    const pointer = await this.#options.store.pointer()
    if (pointer !== undefined) evaluateBundle(await this.#options.store.read(pointer.current))
  }

  async #start(): Promise<Running> {
    const { store, first } = this.#options
    const pointer = (await store.pointer()) ?? (first === undefined ? undefined : { current: first })
    if (pointer === undefined) throw liveError('LiveBundleMissing', { hash: '' })
    try {
      return await this.#evaluate(pointer.current)
    } catch (error) {
      const { previous } = pointer
      if (previous === undefined) throw error
      const running = await this.#evaluate(previous)
      await this.#locked(async () => {
        const latest = await store.pointer()
        if (latest?.current === pointer.current) await this.#run(running, { current: previous })
      })
      return running
    }
  }

  async #evaluate(hash: string): Promise<Running> {
    const { store, host, tell } = this.#options
    try {
      return { hash, app: bundleApp(await store.read(hash), host) }
    } catch (error) {
      tell({ type: 'failed', hash, error: toPlainError(error) })
      throw error
    }
  }

  async #run(running: Running, pointer: Pointer): Promise<Pointer> {
    await this.#options.store.point(pointer)
    this.#running = Promise.resolve(running)
    this.#options.tell({ type: 'switched', ...pointer })
    return pointer
  }

  #locked<Result>(work: () => Promise<Result>): Promise<Result> {
    return navigator.locks.request(lockName(this.#options.scope), work)
  }
}

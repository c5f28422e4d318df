import { PrecacheController } from 'workbox-precaching/PrecacheController.js'
import { offlineError } from '../../core/errors/offline-errors.ts'
import { StowawayError } from '../../core/errors/stowaway-error.ts'
import type { PrecacheFile } from '../worker-options.ts'
import { storageError } from './storage-error.ts'
import { integrityOf, verifyResponse } from './verify-response.ts'

declare const self: ServiceWorkerGlobalScope

/** Cached files above this size, in bytes, are not checked, since hashing them would take noticeable time. */
const checkedSize = 10_000_000

/**
 * The cached files of one build in Cache Storage, under workbox's keys: the URL with the revision, or the plain URL of
 * a file whose name is its revision. The files of an update are beside those in use until it is activated.
 */
export class FileStore {
  readonly #controller: PrecacheController
  readonly #files: ReadonlyMap<string, PrecacheFile>
  /** Where the active worker notes that it has all its files. This is never the URL of a file. */
  readonly #mark = new URL('?__STOWAWAY_COMPLETE__', self.registration.scope).href
  readonly #intact = new Set<string>()

  constructor(files: readonly PrecacheFile[], cacheName: string) {
    this.#files = new Map(files.map((file) => [file.url, file]))
    this.#controller = new PrecacheController({
      cacheName,
      plugins: [
        {
          fetchDidSucceed: ({ request, response }) => {
            const { pathname } = new URL(request.url)
            return verifyResponse(pathname, response, this.#files.get(pathname)?.integrity)
          },
        },
      ],
    })
    // We check the content ourselves to report why a file was refused. The browser's own check does not say.
    this.#controller.addToCacheList(files.map(({ url, revision }) => ({ url, revision })))
  }

  /**
   * Fetches a file and caches it, unless that was done already. @throws `OfflineFileNotKept`,
   * `OfflineStorageUnavailable`
   */
  async keep(url: string, event: ExtendableEvent): Promise<void> {
    const isHashed = this.#files.get(url)?.revision === null
    try {
      await this.#fetch(url, isHashed ? 'default' : 'no-cache', event).catch((error: unknown) => {
        if (!(error instanceof StowawayError)) throw error
        // The browser's own cache, or one in between, may have an older file.
        return this.#fetch(url, 'reload', event)
      })
    } catch (error) {
      if (error instanceof DOMException) throw storageError(error)
      if (error instanceof StowawayError) throw error
      throw offlineError('OfflineFileNotKept', { path: url, reason: 'the host could not be reached' }, { cause: error })
    }
  }

  async #fetch(url: string, cache: RequestCache, event: ExtendableEvent): Promise<void> {
    const [answered, done] = this.#controller.strategy.handleAll({
      request: new Request(url, { cache, credentials: 'same-origin' }),
      // Workbox only caches during an install event.
      event: {
        type: 'install',
        waitUntil: (work: Promise<unknown>) => event.waitUntil(work.catch(() => {})),
      } as ExtendableEvent,
    })
    await Promise.all([answered, done])
  }

  /** The cached copy. `undefined` if there is no copy; a broken one is deleted. */
  async read(url: string): Promise<Response | undefined> {
    const key = this.#controller.getCacheKeyForURL(url)
    if (key === undefined) return undefined
    try {
      const cache = await this.#open()
      const response = await cache.match(key)
      if (response === undefined || (await this.#isIntact(url, response))) return response
      await cache.delete(key)
    } catch {
      // Without storage, the server answers.
    }
    return undefined
  }

  /** Hashes each file once in a worker's life. */
  async #isIntact(url: string, response: Response): Promise<boolean> {
    const integrity = this.#files.get(url)?.integrity
    if (integrity === undefined || this.#intact.has(url)) return true
    if (Number(response.headers.get('content-length')) > checkedSize) return true
    const body = await response
      .clone()
      .arrayBuffer()
      .catch(() => new ArrayBuffer(0))
    if ((await integrityOf(body)) !== integrity) return false
    this.#intact.add(url)
    return true
  }

  /** The files whose names contain their hash. */
  get hashed(): string[] {
    return [...this.#files.values()].filter(({ revision }) => revision === null).map(({ url }) => url)
  }

  get urls(): string[] {
    return [...this.#files.keys()]
  }

  /** The files that are not cached. @throws `OfflineStorageUnavailable` */
  async missing(): Promise<string[]> {
    try {
      const kept = new Set((await (await this.#open()).keys()).map(({ url }) => url))
      return this.urls.filter((url) => !kept.has(this.#controller.getCacheKeyForURL(url) ?? ''))
    } catch (error) {
      throw storageError(error)
    }
  }

  /** Whether the active worker has all its files: an update must not lose that. */
  async isMarked(): Promise<boolean> {
    return (await this.#find(this.#mark)) !== undefined
  }

  async mark(): Promise<void> {
    await (await this.#open()).put(this.#mark, Response.json(this.hashed))
  }

  /**
   * Deletes what older builds cached, with the mark. The hashed files of the previous build stay, since pages that are
   * still open may need more of them.
   */
  async clean(): Promise<void> {
    const cache = await this.#open()
    const before: string[] = (await (await cache.match(this.#mark))?.json()) ?? []
    const wanted = new Set(this.#controller.getURLsToCacheKeys().values())
    for (const url of before) wanted.add(new URL(url, self.location.href).href)
    for (const request of await cache.keys()) if (!wanted.has(request.url)) await cache.delete(request)
  }

  /** A hashed file of the previous build. */
  readOlder({ url }: Request): Promise<Response | undefined> {
    return this.#find(url)
  }

  #find(key: string): Promise<Response | undefined> {
    return this.#open()
      .then((cache) => cache.match(key))
      .catch(() => undefined)
  }

  async #open(): Promise<Cache> {
    return await self.caches.open(this.#controller.strategy.cacheName)
  }
}

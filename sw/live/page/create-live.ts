import { liveError } from '../../core/errors/live-errors.ts'
import { within } from '../../core/wire/within.ts'
import { scopedName } from '../../data/scoped-name.ts'
import { deleteDatabases } from '../../worker/unregister/delete-databases.ts'
import { BundleStore, type Pointer } from '../bundle/bundle-store.ts'
import { checkBundle } from '../bundle/check-bundle.ts'
import { bundlesName, eventsName, liveApp } from '../bundle/live-app.ts'
import type { LiveBundle } from '../bundle/live-bundle.ts'
import { type LiveEvent, toLiveEvent } from '../bundle/live-event.ts'
import { activeWorker } from './active-worker.ts'
import { findRegistration } from './find-registration.ts'
import { forgetCookies } from './forget-cookies.ts'
import { LiveFrame } from './live-frame.ts'
import { tellWorker } from './tell-worker.ts'

/** Milliseconds to wait for a worker that is removed: one in an endless loop never answers. */
const leaveLimit = 1500

/** The script and the scope of a live service worker. */
export interface LiveOptions {
  /** Path of the worker's script: `/repo/live.js` of the build. */
  readonly script: string
  /** The path that it answers, below the folder of the script: `/repo/play/my-id/`. */
  readonly scope: string
}

/** An installed bundle. */
export interface Installed {
  readonly hash: string
  /** The previous bundle, for `rollback`. */
  readonly previous?: string
}

/** Runs endpoints that were compiled in the page, in a service worker of this origin. */
export interface Live {
  /**
   * Runs a bundle from now on, also after a browser restart and without network. It is stored, and replaces the
   * previous bundle only if its code could be evaluated. Otherwise the previous one continues, and the promise rejects
   * with what the code threw, `StorageFull`, `BundleInvalid`, `LiveBaseWrong`, `LiveUnsupported`, `LiveWorkerFailed` or
   * `LiveWorkerSilent`.
   */
  install(bundle: LiveBundle): Promise<void>
  /** What is installed, whichever tab did it. */
  current(): Promise<Installed | undefined>
  /** Runs the previous bundle. Rejects with `LiveNothingBefore`, and as `install`. */
  rollback(): Promise<void>
  /**
   * The worker's response to a request, as if a page below the scope sent it. Rejects as `fetch` does, and with
   * `LiveBundleMissing` if nothing is installed.
   */
  request(request: Request): Promise<Response>
  /**
   * Removes the worker and its bundles at once, whatever its endpoints are doing; with `data` also everything that they
   * stored. Open pages below the scope continue without it.
   */
  remove(options?: { readonly data?: boolean }): Promise<void>
  /** Returns an unsubscribe function. Events come from every tab. */
  onEvent(listener: (event: LiveEvent) => void): () => void
}

/** @throws `LiveScopeOutside` */
export function createLive({ script, scope }: LiveOptions): Live {
  checkScope(script, scope)
  const store = new BundleStore(scope)
  let frame: Promise<LiveFrame> | undefined
  let isFirst = true

  const worker = async (): Promise<ServiceWorker> => {
    const active = supported() ? (await findRegistration(scope))?.active : undefined
    if (!active) throw liveError('LiveBundleMissing', { hash: '' })
    return active
  }

  /** Not awaited: a frame whose worker is in an endless loop opens late or never. */
  const closeFrame = (): void => {
    frame?.then(
      (made) => made.close(),
      () => undefined,
    )
    frame = undefined
  }

  const openFrame = async (): Promise<LiveFrame> => {
    const active = await worker()
    const open = frame
    if (open !== undefined && (await open).isControlledBy(active)) return open
    // Another call may have opened one meanwhile.
    if (open !== undefined && frame === open) closeFrame()
    if (frame !== undefined) return frame
    const opening = LiveFrame.open(scope, active)
    frame = opening
    opening.catch(() => {
      if (frame === opening) frame = undefined
    })
    return opening
  }

  const install = async (bundle: LiveBundle, isRetry = false): Promise<void> => {
    await store.put(bundle)
    const active = await activeWorker({ script, scope }, bundle.hash, isFirst)
    isFirst = false
    try {
      await tellWorker(active, { action: 'switch', hash: bundle.hash })
    } catch (error) {
      // The worker has just switched to another bundle, and deleted this one as old.
      if (!isRetry && error instanceof Error && error.name === 'LiveBundleMissing') return install(bundle, true)
      // Without a bundle, the worker would only answer with errors.
      if ((await store.pointer()) === undefined) await (await findRegistration(scope))?.unregister()
      throw error
    }
  }

  return {
    async install(bundle) {
      checkBundle(bundle)
      const { base } = bundle.manifest
      if (`${base}/` !== decodeURI(scope)) throw liveError('LiveBaseWrong', { base: `${base}/`, scope })
      if (!supported()) throw liveError('LiveUnsupported', {})
      await navigator.locks.request(scopedName('live-install', liveApp(scope)), () => install(bundle))
    },
    async current() {
      if (!supported() || (await findRegistration(scope)) === undefined) return undefined
      return toInstalled(await store.pointer())
    },
    async rollback() {
      await tellWorker(await worker(), { action: 'rollback' })
    },
    async request(request) {
      return (await openFrame()).fetch(request)
    },
    async remove({ data = false } = {}) {
      closeFrame()
      const registration = supported() ? await findRegistration(scope) : undefined
      const active = registration?.active
      const gone = active && tellWorker(active, { action: 'leave' }, leaveLimit).catch(() => undefined)
      await registration?.unregister()
      await gone
      // The bundles are gone at once. The database is deleted when nobody uses it any more.
      await store.clear().catch(() => undefined)
      if (data) await within(forgetCookies(scope), leaveLimit)
      const { href } = new URL(scope, location.href)
      await within(deleteDatabases(href, data ? undefined : (name) => name === bundlesName(scope)), leaveLimit)
      announce(scope, { type: 'removed' })
    },
    onEvent(listener) {
      const channel = new BroadcastChannel(eventsName(scope))
      channel.onmessage = ({ data }) => {
        const event = toLiveEvent(data)
        if (event !== undefined) listener(event)
      }
      return () => channel.close()
    },
  }
}

const supported = (): boolean => 'serviceWorker' in navigator && 'locks' in navigator

const toInstalled = (pointer: Pointer | undefined): Installed | undefined =>
  pointer && { hash: pointer.current, ...(pointer.previous !== undefined && { previous: pointer.previous }) }

function announce(scope: string, event: LiveEvent): void {
  const channel = new BroadcastChannel(eventsName(scope))
  channel.postMessage(event)
  channel.close()
}

function checkScope(script: string, scope: string): void {
  const { origin, pathname } = new URL(script, location.href)
  const { origin: scopeOrigin, pathname: path } = new URL(scope, location.href)
  const folder = pathname.slice(0, pathname.lastIndexOf('/') + 1)
  const isBelow = path === scope && path.startsWith(folder) && path !== folder && path.endsWith('/')
  if (origin !== location.origin || scopeOrigin !== origin || !isBelow) {
    throw liveError('LiveScopeOutside', { scope, script })
  }
}

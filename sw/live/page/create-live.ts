import { liveError } from '../../core/errors/live-errors.ts'
import { scopedName } from '../../data/scoped-name.ts'
import { deleteDatabases } from '../../worker/unregister/delete-databases.ts'
import { within } from '../../worker/within.ts'
import type { LiveBundle } from '../bundle/bundle.ts'
import { BundleStore, type Pointer } from '../bundle/bundle-store.ts'
import { checkBundle } from '../bundle/check-bundle.ts'
import { bundlesName, eventsName, liveApp } from '../bundle/live-app.ts'
import { type LiveEvent, toLiveEvent } from '../bundle/live-event.ts'
import { forgetCookies } from './forget-cookies.ts'
import { LiveFrame } from './live-frame.ts'
import { activeWorker, findRegistration, tellWorker } from './live-registration.ts'

/** Milliseconds that a worker which is to go is waited for: one in an endless loop never answers. */
const leaveLimit = 1500

/** Where a live service worker lies, and what it answers. */
export interface LiveOptions {
  /** Path of the worker's script: `/repo/live.js` of the build. */
  readonly script: string
  /** The path that it answers, below the folder of the script: `/repo/play/my-id/`. */
  readonly scope: string
}

/** A bundle as it is installed. */
export interface Installed {
  readonly hash: string
  /** The bundle before, which `rollback` goes back to. */
  readonly previous?: string
}

/** Endpoints that were compiled in the page, in a service worker of this origin. */
export interface Live {
  /**
   * Runs a bundle from now on, also after the browser was closed and without network. It is kept, and takes the place of
   * the one before only when its code could be evaluated. Rejects with what that throws, `StorageFull`, `BundleInvalid`,
   * `LiveBaseWrong`, `LiveUnsupported`, `LiveWorkerFailed` and `LiveWorkerSilent`: then the one before goes on.
   */
  install(bundle: LiveBundle): Promise<void>
  /** What is installed, in whatever tab that was done. */
  current(): Promise<Installed | undefined>
  /** Runs the bundle before. Rejects with `LiveNothingBefore`, and as `install`. */
  rollback(): Promise<void>
  /**
   * The worker's answer, to a request as a page below the scope would send it. Rejects as `fetch` does, and with
   * `LiveBundleMissing` where nothing is installed.
   */
  request(request: Request): Promise<Response>
  /**
   * Takes the worker and its bundles away, at once, whatever its endpoints do; with `data` all that they have kept too.
   * Pages below the scope that are open go on without it.
   */
  remove(options?: { readonly data?: boolean }): Promise<void>
  /** Gives back what takes the listener off. Tells what any tab does. */
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

  /** Not waited for: a frame whose worker is in an endless loop opens late or never. */
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
      // The worker has gone back to another one just now, and taken this one for old.
      if (!isRetry && error instanceof Error && error.name === 'LiveBundleMissing') return install(bundle, true)
      // Without a bundle, the worker would answer nothing but errors.
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
      // What the bundles are is gone at once; a database is deleted when nobody has it open any more.
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

import { control } from './control.ts'
import { loadFallback } from './load-fallback.ts'
import { registerWorker, type WorkerAddress } from './register-worker.ts'

/** The worker's side of this message is `sw/worker/messages.ts`. */
const matchesType = 'stowaway:matches'

/** Milliseconds in which a page that came back is not sent round again. */
const loopGuard = 10_000

/**
 * Runs in the site's 404 page. Someone who opens an endpoint's address before the worker exists (or past it, by a hard
 * reload) gets this page from the static host: the worker is registered, asked whether the address is an endpoint's,
 * and only then the address is opened again. Where no service worker can be, the endpoint's answer takes this page's
 * place. A page that a worker controlled from the start is the worker's own answer.
 */
export async function visitEndpoint(address: WorkerAddress): Promise<void> {
  if (navigator.serviceWorker?.controller) return
  let registration: ServiceWorkerRegistration
  try {
    registration = await registerWorker(address)
  } catch (error) {
    return (await loadFallback(address)).showEndpoint(address, error)
  }
  await control(registration)
  if (!(await isEndpoint(location.href)) || cameBack()) return
  // `replace` asks with GET whatever brought us here; to the same address with a fragment it would only scroll.
  if (location.hash === '') location.replace(location.href)
  else location.reload()
}

function isEndpoint(url: string): Promise<boolean> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = ({ data }) => {
      port1.close()
      resolve(data === true)
    }
    navigator.serviceWorker.controller?.postMessage({ type: matchesType, url }, [port2])
  })
}

function cameBack(): boolean {
  const key = `stowaway:visited ${location.href}`
  try {
    const last = Number(sessionStorage.getItem(key))
    sessionStorage.setItem(key, String(Date.now()))
    return Date.now() - last < loopGuard
  } catch {
    // Without storage a loop could not be noticed, so nothing is opened again.
    return true
  }
}

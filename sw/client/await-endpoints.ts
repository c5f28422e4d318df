import { explainPolicy } from './explain-policy.ts'
import { within } from './with-limit.ts'

/** Milliseconds until the page shows that it waits. */
const patience = 3_000
/** Milliseconds in which a worker takes control. After that the fallback starts too, and the first that is ready is used. */
const workerLimit = 10_000
/** The same at an address with a password: only in Chromium does a worker ever control such a page, within this time. */
const passwordLimit = 1_000
/** Milliseconds for both: a page must never hang on them. */
const limit = 120_000

interface Waiting<Result> {
  /** Called if there is no worker, or none yet. Must do nothing once the signal is aborted. */
  fallBack(reason: unknown, signal: AbortSignal): Promise<Result>
  /** Called after a while; returns a function that removes the notice. */
  showWaiting(): () => void
}

/**
 * Resolves when the worker controls this page, or when the fallback has started. On a slow connection it waits until
 * the worker's script is loaded, and says so: endpoints are never skipped silently.
 *
 * @param control resolves when the worker is in control. If it rejects, the worker is not used
 * @returns what the fallback returned; `undefined`: the worker is in control
 * @throws (rejects) if neither is possible
 */
export async function awaitEndpoints<Result>(
  control: Promise<void>,
  { fallBack, showWaiting }: Waiting<Result>,
): Promise<Result | undefined> {
  const ended = new AbortController()
  const timer = setTimeout(() => {
    console.info('[stowaway] Waiting for the worker. On a slow connection its script takes a while.')
    ended.signal.addEventListener('abort', showWaiting())
  }, patience)
  try {
    await within(hasPassword() ? passwordLimit : workerLimit, control)
    return undefined
  } catch (reason) {
    explainPolicy()
    const either = Promise.any([control.then(() => undefined), fallBack(reason, ended.signal)])
    return await within(limit, either).catch((error: unknown) => {
      throw error instanceof AggregateError ? error.errors.at(-1) : error
    })
  } finally {
    clearTimeout(timer)
    ended.abort()
  }
}

/**
 * Whether the page's address holds a user name or password, which `location` hides. A relative address takes them over,
 * and no engine takes an address with them.
 */
function hasPassword(): boolean {
  try {
    new Request('x')
    return false
  } catch {
    return true
  }
}

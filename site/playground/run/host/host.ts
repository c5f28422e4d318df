import { effect } from '@preact/signals'
import { compileNow } from '../../compile/compile-loop.ts'
import { compilerState, diagnostics, isTrusted, loadError, runnable } from '../../state/compiled.ts'
import type { Bundle } from '../../state/compiler-types.ts'
import { guarded, type RunMode, runMode } from '../../state/run-mode.ts'
import { addEntry } from '../log/log-entries.ts'
import { buildRequest } from '../request/build-request.ts'
import { type Draft, draft } from '../request/draft.ts'
import { createExchange, type Exchange, isOpen } from '../response/exchange.ts'
import { receive } from '../response/receive.ts'
import { dropOldBodies, keepExchange } from './keep-exchanges.ts'
import { loadDiagnostic } from './load-diagnostic.ts'
import { root } from './manifest.ts'
import { openHost } from './open-host.ts'
import type { RunHost } from './run-host.ts'
import { exchanges, phase, running, shown } from './running.ts'

let host: Promise<RunHost> | undefined
let hostMode: RunMode | undefined
let loading: Promise<void> = Promise.resolve()
/** Rejects when the visitor presses Stop: what runs endpoints may be stuck in a loop and never answer. */
let stopped = createStop()

/** The host of the mode that is chosen; the one of another mode is not ended, as its worker may be installed. */
function currentHost(): Promise<RunHost> {
  if (host === undefined || hostMode !== runMode.peek()) {
    hostMode = runMode.peek()
    host = openHost(hostMode)
  }
  return host
}

/**
 * Runs this bundle from the next request on; loads come one after the other, and only the newest counts. Does not
 * reject: if the bundle does not evaluate, the previous one keeps running, and `loadError` says why.
 */
export function load(bundle: Bundle): Promise<void> {
  loading = loading.then(async () => {
    if (runnable.peek() !== undefined && runnable.peek() !== bundle) return
    if (runMode.peek() === 'installed' && !guarded.has(bundle)) return
    phase.value = 'loading'
    try {
      const host = await currentHost()
      await Promise.race([host.load(bundle), stopped.promise])
      running.value = bundle
      loadError.value = undefined
      phase.value = 'ready'
    } catch (error) {
      if (phase.peek() !== 'stopped') {
        loadError.value = loadDiagnostic(error, bundle)
        phase.value = running.peek() === undefined ? 'idle' : 'ready'
        addEntry({ kind: 'error', text: `The endpoints failed to start: ${loadError.peek()?.message}`, stack: [] })
      }
    }
  })
  return loading
}

/** Sends what the request panel holds, or another draft, and shows the answer. Does not reject. */
export async function send(request: Draft = draft.peek()): Promise<Exchange> {
  const exchange = createExchange(request, runMode.peek())
  keepExchange(exchange)
  shown.value = exchange
  addEntry({ kind: 'request', exchange })
  await receive(exchange, (started) => answer(exchange, started))
  dropOldBodies()
  return exchange
}

/**
 * Asks the endpoints, as they are after all edits so far.
 *
 * @param started called when the endpoints get the request
 */
async function answer(exchange: Exchange, started: () => void): Promise<Response> {
  if (!isTrusted.peek()) throw new Error('Press Run first: this code came from a link.')
  await compileNow()
  await loading
  checkCode()
  const host = await readyHost()
  const { request, refused } = buildRequest(exchange.draft, root.peek(), exchange.controller.signal)
  exchange.refused = refused
  started()
  return Promise.race([host.request(request), stopped.promise])
}

/** Throws if the code on the screen does not run: a response of an older version would mislead. */
function checkCode(): void {
  const state = compilerState.peek()
  if (state.phase === 'failed') throw new Error(`Nothing was sent: the compiler did not answer. ${state.why}`)
  const error = diagnostics.peek().find(({ severity }) => severity === 'error')
  if (error === undefined) return
  const { message, file, line } = error
  const place = file === undefined ? '' : ` (${file}${line === undefined ? '' : `:${line}`})`
  throw new Error(`Nothing was sent, because the code has an error: ${message}${place}`)
}

/** The host, with the newest bundle that evaluates. */
export async function readyHost(): Promise<RunHost> {
  await compileNow()
  await loading
  const bundle = runnable.peek()
  if (phase.peek() === 'stopped' && bundle !== undefined) await load(bundle)
  if (running.peek() === undefined) {
    throw new Error(loadError.peek()?.message ?? 'Nothing runs yet: the code has not compiled.')
  }
  return currentHost()
}

/** Stops the endpoints, even in a loop. The next request starts them again. An installed worker keeps running: it has loop guards. */
export async function stop(): Promise<void> {
  if (hostMode !== undefined && host !== undefined) {
    phase.value = 'stopped'
    const now = stopped
    stopped = createStop()
    now.stop()
    for (const { answer, controller } of exchanges.peek()) if (isOpen(answer.peek())) controller.abort()
    const stopping = await host.catch(() => undefined)
    stopping?.stop?.()
    addEntry({ kind: 'note', text: 'Stopped. The next request starts the endpoints again.' })
  }
}

/** Stops the endpoints and forgets them, because another project opens. An installed worker stays installed. */
export function closeHost(): void {
  const closing = host
  host = undefined
  hostMode = undefined
  stopped.stop()
  stopped = createStop()
  for (const { answer, controller } of exchanges.peek()) if (isOpen(answer.peek())) controller.abort()
  closing?.then(
    (made) => made.stop?.(),
    () => undefined,
  )
}

/** Follows the edits: each bundle that may run is loaded. Ends with the returned function. */
export function followBundles(): () => void {
  return effect(() => {
    const bundle = runnable.value
    if (bundle !== undefined) void load(bundle)
  })
}

function createStop(): { readonly promise: Promise<never>; stop(): void } {
  let stop = (): void => undefined
  const promise = new Promise<never>((_, reject) => {
    stop = () => reject(new Error('Stopped.'))
  })
  promise.catch(() => undefined)
  return { promise, stop }
}

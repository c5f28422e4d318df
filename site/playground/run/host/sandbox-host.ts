import { createSandbox, type Sandbox } from 'stowaway/live'
import type { RunHost } from './run-host.ts'

let made: Sandbox | undefined

/** The one sandbox of the page: its worker starts with the first bundle. */
export function sandbox(): Sandbox {
  made ??= createSandbox({ script: `${import.meta.env.BASE_URL}live-sandbox.js` })
  return made
}

/** Endpoints in a worker of an origin of its own, which sees no storage of this one. */
export function createSandboxHost(): RunHost {
  const own = sandbox()
  return {
    load: (bundle) => own.load(bundle),
    request: (request) => own.request(request),
    stop: () => own.stop(),
    onEvent: (listener) => own.onEvent(listener),
  }
}

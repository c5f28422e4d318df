import { createLive, type Live } from 'stowaway/live'
import { liveScope } from '../../state/run-mode.ts'
import type { RunHost } from './run-host.ts'

const made = new Map<string, Live>()

/** The live worker of the project on the screen; nothing is registered before something is installed. */
export function live(): Live {
  const scope = liveScope.peek()
  const known = made.get(scope) ?? createLive({ script: `${import.meta.env.BASE_URL}live.js`, scope })
  made.set(scope, known)
  return known
}

/** Endpoints in a service worker of this origin, which keeps their data. */
export function createInstalledHost(): RunHost {
  const own = live()
  return {
    load: (bundle) => own.install(bundle),
    // A page cannot read a redirect that a worker answers: it is followed.
    request: (request) => own.request(new Request(request, { redirect: 'follow' })),
    onEvent: (listener) => own.onEvent(listener),
  }
}

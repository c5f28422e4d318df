import { createLive, type Live } from 'stowaway/live'
import { files } from '../../state/project.ts'
import { liveScope } from '../../state/run-mode.ts'
import type { RunHost } from './run-host.ts'
import { siteFiles, withFiles } from './site-files.ts'

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
    load: async (bundle) => own.install(await withFiles(bundle, siteFiles(files.peek()))),
    // A page cannot read a redirect that a worker answers: it is followed.
    request: (request) => own.request(new Request(request, { redirect: 'follow' })),
    onEvent: (listener) => own.onEvent(listener),
  }
}

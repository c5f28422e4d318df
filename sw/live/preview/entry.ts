import { createBackendFetch, patchFetch } from '../../client/fallback/backend-fetch.ts'
import { patchBeacon } from '../../client/fallback/patch-beacon.ts'
import { patchEventSource } from '../../client/fallback/patch-event-source.ts'
import { patchFormBodies } from '../../client/fallback/patch-form-bodies.ts'
import { patchXhr } from '../../client/fallback/patch-xhr.ts'
import { watchElements } from '../../client/fallback/watch-elements.ts'
import { PreviewBackend } from './preview-backend.ts'
import { type PreviewSettings, previewHello } from './preview-messages.ts'
import { reportConsole } from './report-console.ts'
import { watchLinks } from './watch-links.ts'

/** The first script of a previewed page: from then on its requests go to the page that shows it. */
function start(settings: PreviewSettings): void {
  const { port1, port2 } = new MessageChannel()
  window.parent.postMessage(previewHello, '*', [port2])
  const host = new PreviewBackend(port1, settings)
  void patchFormBodies()
  const nativeFetch = window.fetch.bind(window)
  const backendFetch = createBackendFetch(host, nativeFetch)
  patchFetch(host, backendFetch, nativeFetch)
  patchXhr(host, backendFetch)
  patchBeacon(host, backendFetch)
  patchEventSource(host, backendFetch)
  watchElements(host, backendFetch)
  watchLinks(host, settings)
  reportConsole(host)
}

// What the page that shows the preview wrote into the markup of this script.
start(JSON.parse(document.currentScript?.dataset.settings ?? '{}') as PreviewSettings)

import { createBackendFetch, patchFetch } from '../../client/fallback/backend-fetch.ts'
import { patchBeacon } from '../../client/fallback/patch-beacon.ts'
import { patchEventSource } from '../../client/fallback/patch-event-source.ts'
import { patchFormBodies } from '../../client/fallback/patch-form-bodies.ts'
import { patchXhr } from '../../client/fallback/patch-xhr.ts'
import { watchElements } from '../../client/fallback/watch-elements.ts'
import { previewWord } from '../../core/wire/messages/preview.ts'
import { PreviewBackend } from './preview-backend.ts'
import type { PreviewSettings } from './preview-settings.ts'
import { reportConsole } from './report-console.ts'
import { watchLinks } from './watch-links.ts'

/** The first script of a previewed page. From then on its requests go to the page that shows it. */
function start(settings: PreviewSettings): void {
  const { port1, port2 } = new MessageChannel()
  // Over the document around this page.
  window.parent.parent.postMessage(previewWord, '*', [port2])
  const backend = new PreviewBackend(port1, settings)
  void patchFormBodies()
  const nativeFetch = window.fetch.bind(window)
  const backendFetch = createBackendFetch(backend, nativeFetch)
  patchFetch(backend, backendFetch, nativeFetch)
  patchXhr(backend, backendFetch)
  patchBeacon(backend, backendFetch)
  patchEventSource(backend, backendFetch)
  watchElements(backend, backendFetch)
  watchLinks(backend, settings)
  reportConsole(port1)
}

// Written into this script's markup by the page that shows the preview.
start(JSON.parse(document.currentScript?.dataset.settings ?? '{}') as PreviewSettings)

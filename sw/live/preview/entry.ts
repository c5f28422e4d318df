import { patchFormBodies } from '../../client/fallback/patch-form-bodies.ts'
import { patchRequests } from '../../client/fallback/patch-requests.ts'
import { previewWord } from '../../core/wire/messages/preview.ts'
import { releaseAddresses } from './held-addresses.ts'
import { PreviewBackend } from './preview-backend.ts'
import type { PreviewSettings } from './preview-settings.ts'
import { reportConsole } from './report-console.ts'
import { watchLinks } from './watch-links.ts'

/** The first script of a previewed page. From then on its requests go to the page that shows it. */
function start(settings: PreviewSettings): void {
  const { port1, port2 } = new MessageChannel()
  // Past the document that wraps this page.
  window.parent.parent.postMessage(previewWord, '*', [port2])
  const backend = new PreviewBackend(port1, settings)
  void patchFormBodies()
  patchRequests(backend)
  releaseAddresses()
  watchLinks(backend, settings)
  reportConsole(port1)
}

// Written into this script's markup by the page that shows the preview.
start(JSON.parse(document.currentScript?.dataset.settings ?? '{}') as PreviewSettings)

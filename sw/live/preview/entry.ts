import { patchBeacon } from '../../client/fallback/beacon.ts'
import { watchElements } from '../../client/fallback/elements.ts'
import { patchFormBodies } from '../../client/fallback/multipart.ts'
import { patchEventSource } from '../../client/fallback/page-event-source.ts'
import { createPageFetch, patchFetch } from '../../client/fallback/page-fetch.ts'
import { patchXhr } from '../../client/fallback/xhr.ts'
import { FrameHost } from './frame-host.ts'
import { type PreviewSettings, previewHello } from './preview-messages.ts'
import { tellConsole } from './tell-console.ts'
import { watchLinks } from './watch-links.ts'

/** The first script of a previewed page: from then on its requests go to the page that shows it. */
function start(settings: PreviewSettings): void {
  const { port1, port2 } = new MessageChannel()
  window.parent.postMessage(previewHello, '*', [port2])
  const host = new FrameHost(port1, settings)
  void patchFormBodies()
  const nativeFetch = window.fetch.bind(window)
  const pageFetch = createPageFetch(host, nativeFetch)
  patchFetch(host, pageFetch, nativeFetch)
  patchXhr(host, pageFetch)
  patchBeacon(host, pageFetch)
  patchEventSource(host, pageFetch)
  watchElements(host, pageFetch)
  watchLinks(host, settings)
  tellConsole(host)
}

// What the page that shows the preview wrote into the markup of this script.
start(JSON.parse(document.currentScript?.dataset.settings ?? '{}') as PreviewSettings)

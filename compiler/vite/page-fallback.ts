import { bundleModule, bundleRuntime } from './bundle-runtime.ts'

/** A script beside the worker's, for pages where no service worker can be. */
export interface PageScript {
  readonly name: string
  source(): Promise<string>
}

/** What runs the endpoints in the page: its own half, a module, and that of its worker, a classic script. */
export const pageScripts: readonly PageScript[] = [
  { name: 'stowaway-page.js', source: () => bundleModule('client/fallback/start-fallback') },
  { name: 'stowaway-page-worker.js', source: () => bundleRuntime('worker/page/entry', '') },
]

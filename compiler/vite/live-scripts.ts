import { bundleRuntime } from './bundle-runtime.ts'
import type { PageScript } from './page-fallback.ts'

/** The scripts of the option `live`, beside the worker's: classic, and the only ones of ours that make code of text. */
export const liveScripts: readonly PageScript[] = [
  { name: 'live.js', source: () => bundleRuntime('live/worker/entry', '') },
  { name: 'live-sandbox.js', source: () => bundleRuntime('live/sandbox/entry', '') },
  { name: 'live-preview.js', source: () => bundleRuntime('live/preview/entry', '') },
]

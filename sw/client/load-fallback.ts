import type { WorkerAddress } from './register-worker.ts'

/** The exports of the fallback's script. Only pages that need it fetch it. */
type Fallback = typeof import('./fallback/start-fallback.ts')

/** The script is beside the worker's, in a build and on the dev server. */
export function loadFallback({ script }: WorkerAddress): Promise<Fallback> {
  return import(/* @vite-ignore */ new URL('stowaway-fallback.js', new URL(script, location.href)).href)
}

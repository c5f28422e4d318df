import type { WorkerAddress } from './register-worker.ts'

/** What the fallback's script exports; it is fetched by those pages alone that need it. */
type Fallback = typeof import('./fallback/start-fallback.ts')

/** The script lies beside the worker's; build and dev server put it there. */
export function loadFallback({ script }: WorkerAddress): Promise<Fallback> {
  return import(/* @vite-ignore */ new URL('stowaway-fallback.js', new URL(script, location.href)).href)
}

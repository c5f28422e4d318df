import { probeName } from '../core/names/probe-name.ts'
import type { WorkerAddress } from './register-worker.ts'

/**
 * Checks that requests of this page reach the worker that controls it.
 *
 * @throws if the browser sends them past it
 */
export async function expectRequests({ scope }: WorkerAddress): Promise<void> {
  const response = await fetch(scope + probeName, { cache: 'no-store' }).catch(() => undefined)
  if (response?.status === 204) return
  throw new Error('"Bypass for network" is on in the developer tools, under Application, Service workers')
}

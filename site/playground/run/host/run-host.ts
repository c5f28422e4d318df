import type { LiveEvent, SandboxEvent } from 'stowaway/live'
import type { Bundle } from '../../state/compiler-types.ts'

export type RunEvent = SandboxEvent | LiveEvent

/** Where endpoints run: the sandbox, or the worker that the visitor installed. */
export interface RunHost {
  /** Runs this bundle from the next request on. Rejects if it does not evaluate; the previous one keeps running then. */
  load(bundle: Bundle): Promise<void>
  request(request: Request): Promise<Response>
  /** Stops the endpoints, if that is possible at once. The next `load` starts them again. */
  stop?(): void
  onEvent(listener: (event: RunEvent) => void): () => void
}

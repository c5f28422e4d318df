import { withArgument } from '../scripts/wrap-script.ts'

/** The script that replaces a deployed worker and then removes itself; `script` is `unregister-worker.js`. */
export function unregisterWorker(script: string, data = false): string {
  return withArgument(script, { data })
}

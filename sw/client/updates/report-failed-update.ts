import type { StowawayError } from '../../core/errors/stowaway-error.ts'
import { updateError } from '../../core/errors/update-errors.ts'
import { explainPolicy } from '../explain-policy.ts'
import type { WorkerAddress } from '../register-worker.ts'

/**
 * Reports why there is no new worker. Without network there is nothing to report: browsers check again at the next
 * visit.
 */
export async function reportFailedUpdate({ script }: WorkerAddress, cause: unknown): Promise<void> {
  explainPolicy()
  try {
    const { ok, status, headers } = await fetch(script, { cache: 'no-store' })
    const [type = ''] = (headers.get('content-type') ?? 'no content type').split(';')
    if (!ok) report(updateError('WorkerScriptMissing', { script, status }))
    else if (!/\bjavascript$/i.test(type)) report(updateError('WorkerScriptNotScript', { script, type }))
    else report(updateError('WorkerScriptBroken', { script }, { cause }))
  } catch {
    return
  }
}

export function reportFailedInstall(scriptURL: string): void {
  report(updateError('WorkerInstallFailed', { script: new URL(scriptURL).pathname }))
}

const said = new Set<string>()

/** Once per page: browsers try again and again. */
function report({ message, hint }: StowawayError): void {
  if (said.has(message)) return
  said.add(message)
  console.error(`[stowaway] ${message} ${hint}`)
}

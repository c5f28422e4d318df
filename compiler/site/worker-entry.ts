import type { SessionOptions } from '../../sw/core/session/sessions.ts'
import type { PrecacheFile, WorkerOptions } from '../../sw/worker/worker-options.ts'
import { endpointModules } from './endpoint-modules.ts'

/** Stands in the script for the build id until the script's own hash is known. */
export const buildIdPlaceholder = '__STOWAWAY_BUILD_ID_________'

export interface WorkerEntryOptions
  extends Omit<WorkerOptions, 'modules' | 'onAnswer' | 'buildId' | 'precache' | 'session'> {
  importPath(file: string): string
  /** Files kept for offline use. */
  readonly precache?: readonly PrecacheFile[]
  /** `false`: the worker has no sessions, and none of their code. */
  readonly session: SessionOptions | false
  /** Adds the channel on which a conformance run reads status and headers. */
  readonly conformance: boolean
}

/** The source of a built worker's entry module. */
export function workerEntry({ importPath, conformance, precache, session, ...options }: WorkerEntryOptions): string {
  const id = JSON.stringify(options.id)
  return `import { ${precache ? 'createPrecache, ' : ''}${session ? 'createWorkerSessions, ' : ''}startWorker } from 'stowaway/worker'
${conformance ? answerChannel : ''}
startWorker({
  ...${JSON.stringify({ ...options, buildId: buildIdPlaceholder })},
  modules: ${endpointModules(options.manifest, importPath)},
${precache ? `  precache: createPrecache(${JSON.stringify(precache)}, ${id}),` : ''}
${session ? `  session: createWorkerSessions(${JSON.stringify(session)}, ${id}),` : ''}
${conformance ? '  onAnswer,' : ''}
})
`
}

const answerChannel = `
const channel = new BroadcastChannel('stowaway:conformance')
const onAnswer = (request, response, cookies) => {
  const headers = [...response.headers].filter(([name]) => name !== 'set-cookie')
  for (const value of cookies) headers.push(['set-cookie', value])
  channel.postMessage({ type: 'stowaway:answer', url: request.url, status: response.status, headers })
}
`

import { packPaths } from '../../sw/core/routes/path-list.ts'
import type { SessionOptions } from '../../sw/core/session/sessions.ts'
import type { PrecacheFile, WorkerOptions } from '../../sw/worker/worker-options.ts'
import { endpointModules } from './endpoint-modules.ts'

/** Stands in the script for the build id until the script's own hash is known. */
export const buildIdPlaceholder = '__STOWAWAY_BUILD_ID_________'

interface WorkerEntryOptions extends Omit<WorkerOptions, 'modules' | 'buildId' | 'precache' | 'session'> {
  importPath(file: string): string
  /** Files kept for offline use. */
  readonly precache?: readonly PrecacheFile[]
  /** `false`: the worker has no sessions, and none of their code. */
  readonly session: SessionOptions | false
}

/** Characters of the paths of files from which on it pays to add the code that unpacks them. */
const packFrom = 1500

/** The source of a built worker's entry module. */
export function workerEntry({ importPath, precache, session, manifest, ...others }: WorkerEntryOptions): string {
  const { files = [], ...table } = manifest
  const isPacked = JSON.stringify([...files]).length > packFrom
  const options = { ...others, ...(!isPacked && { manifest }) }
  const packed = `  manifest: { ...${JSON.stringify(table)}, files: unpackPaths(${JSON.stringify(packPaths(files))}) },`
  const id = JSON.stringify(options.id)
  const page = options.appPage === undefined ? '' : `, ${JSON.stringify(options.appPage)}`
  return `import { ${precache ? 'createPrecache, ' : ''}${session ? 'createWorkerSessions, ' : ''}startWorker${isPacked ? ', unpackPaths' : ''} } from 'stowaway/worker'
startWorker({
  ...${JSON.stringify({ ...options, buildId: buildIdPlaceholder })},
  modules: ${endpointModules(manifest, importPath)},
${isPacked ? packed : ''}
${precache ? `  precache: createPrecache(${JSON.stringify(precache)}, ${id}${page}),` : ''}
${session ? `  session: createWorkerSessions(${JSON.stringify(session)}, ${id}),` : ''}
})
`
}

import { packPaths } from '../../sw/core/routes/path-list.ts'
import type { SessionOptions } from '../../sw/core/session/sessions.ts'
import type { PrecacheFile, WorkerOptions } from '../../sw/worker/worker-options.ts'
import type { Uses } from '../uses/uses.ts'
import { endpointModules } from './endpoint-modules.ts'

/** Stands in the script for the build id until the script's own hash is known. */
export const buildIdPlaceholder = '__STOWAWAY_BUILD_ID_________'

interface WorkerEntryOptions extends Omit<WorkerOptions, 'modules' | 'buildId' | 'precache' | 'session'> {
  importPath(file: string): string
  /** What the endpoints and the middleware use. */
  readonly uses: Uses
  /** Files kept for offline use. */
  readonly precache?: readonly PrecacheFile[]
  /** `false`: the worker has no sessions, and none of their code. */
  readonly session: SessionOptions | false
  /** The addresses are those of a site at the root, and the worker moves them to its scope. */
  readonly isRelative: boolean
}

/** Characters of the paths of files from which on it pays to add the code that unpacks them. */
const packFrom = 1500

/** The source of a built worker's entry module. */
export function workerEntry(given: WorkerEntryOptions): string {
  const { importPath, uses: _, precache, session, isRelative, manifest, ...others } = given
  const { files = [], ...table } = manifest
  const isPacked = JSON.stringify([...files]).length > packFrom
  const options = { ...others, ...(!isPacked && { manifest }) }
  const packed = `  manifest: { ...${JSON.stringify(table)}, files: unpackPaths(${JSON.stringify(packPaths(files))}) },`
  const id = JSON.stringify(options.id)
  const appPage = options.appPage === undefined ? undefined : JSON.stringify(options.appPage)
  const names = [
    'startWorker',
    ...(precache ? ['createPrecache'] : []),
    ...(session ? ['createWorkerSessions'] : []),
    ...(isPacked ? ['unpackPaths'] : []),
    ...(isRelative ? ['atScope'] : []),
    ...(isRelative && precache ? ['filesAtScope', 'pathAtScope', 'withBase'] : []),
  ]
  const kept = isRelative
    ? [`filesAtScope(${JSON.stringify(precache)})`, id, appPage && `pathAtScope(${appPage})`, 'withBase']
    : [JSON.stringify(precache), id, ...(appPage === undefined ? [] : [appPage])]
  const [before, after] = isRelative ? ['atScope(', ')'] : ['', '']
  return `import { ${names.join(', ')} } from 'stowaway/worker'
startWorker(${before}{
  ...${JSON.stringify({ ...options, buildId: buildIdPlaceholder })},
  modules: ${endpointModules(manifest, importPath)},
${isPacked ? packed : ''}
${precache ? `  precache: createPrecache(${kept.map(String).join(', ')}),` : ''}
${session ? `  session: createWorkerSessions(${JSON.stringify(session)}, ${id}),` : ''}
}${after})
`
}

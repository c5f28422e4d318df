import type { AppOptions } from '../../sw/core/app/app.ts'
import type { AppSettings } from '../../sw/core/app/app-settings.ts'
import type { RouteManifest } from '../../sw/core/routes/route-manifest.ts'
import type { SessionOptions } from '../../sw/core/session/sessions.ts'
import type { Uses } from '../uses/uses.ts'
import { endpointModules } from './endpoint-modules.ts'

/**
 * The source of the module that gives the compiler every endpoint, to be run in Node, and the object that it puts the
 * private variables into.
 */
export function serverEntry(
  manifest: RouteManifest,
  { importPath, variables }: { importPath(file: string): string; readonly variables: string },
): string {
  return `export { variables } from ${JSON.stringify(variables)}
export const modules = ${endpointModules(manifest, importPath)}
`
}

interface NodeEntryOptions {
  readonly manifest: RouteManifest
  readonly app: AppSettings & Pick<AppOptions, 'serverTiming'>
  readonly session: SessionOptions | false
  /** What the endpoints and the middleware use. */
  readonly uses: Uses
  readonly hasAppPage: boolean
  importPath(file: string): string
}

/** The source of a Node server's entry: run it, or import its `handler` into a server of your own. */
export function nodeEntry({ manifest, app, session, uses, hasAppPage, importPath }: NodeEntryOptions): string {
  const hasPlainReads = uses.context !== 'any'
  const plain = {
    ...app,
    session,
    ...(hasAppPage && { hasAppPage }),
    ...(hasPlainReads && { hasPlainReads }),
    manifest,
  }
  return `import { realpathSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { createHandler, keepModules, reportStrayErrors, serve as serveApp } from 'stowaway/node'

const modules = ${endpointModules(manifest, importPath)}
export const options = {
  ...${JSON.stringify(plain)},
  load: keepModules(modules),
}
// Inside a server of your own: that one serves ../client, or passes filesDir here.
export const handler = createHandler(options)
export const filesDir = fileURLToPath(new URL('../client', import.meta.url))
export const serve = (listen = {}) => serveApp({ ...options, filesDir, ...listen })

// Node resolves links in import.meta.url, not in argv.
if (process.argv[1] !== undefined && isThisFile(process.argv[1])) {
  try {
    process.loadEnvFile()
  } catch {
    // No .env file beside the server: the environment is complete as it is.
  }
  const { url } = await serve({ signals: true })
  // From now on: a server that cannot start ends.
  reportStrayErrors((error) => console.error('Unhandled error; the server keeps running.', error))
  console.log(\`Listening on \${url}\`)
}

function isThisFile(path) {
  try {
    return realpathSync(path) === realpathSync(fileURLToPath(import.meta.url))
  } catch {
    return false
  }
}
`
}

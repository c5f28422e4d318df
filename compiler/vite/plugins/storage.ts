import type { Environment, Plugin } from 'vite'
import { workerAddress } from '../../site/site-project.ts'
import { rootOfModule, rootOfWorker } from '../../site/site-root.ts'
import { environmentNames } from '../environments.ts'
import { inTests } from '../in-tests.ts'
import { ownModule } from '../own-module.ts'
import { runtimeFile } from '../package-files.ts'
import type { Project } from '../project.ts'

/** The modules that need to know where values are kept. */
const specifiers = ['stowaway/storage', 'stowaway/data']
/** The start of the names of the modules that set them up. */
export const keptModule = '\0stowaway:kept:'

/**
 * Sets up `stowaway/storage` and `stowaway/data` for the place where the importing module runs, so that hosts whose endpoints store
 * nothing carry no code for it. In the compiler's own environment, values are kept in memory.
 */
export function storagePlugin(getProject: () => Project): Plugin {
  return {
    name: 'stowaway:storage',
    enforce: 'pre',
    resolveId: {
      filter: { id: /^stowaway\/(?:storage|data)$/ },
      handler(id) {
        return specifiers.includes(id) && setUp(this.environment, getProject()) !== undefined ? keptModule + id : null
      },
    },
    load: {
      filter: { id: /^\0stowaway:kept:/ },
      handler(id) {
        const storage = JSON.stringify(ownModule('stowaway/storage', this.environment))
        const entry = JSON.stringify(ownModule(id.slice(keptModule.length), this.environment))
        return [
          `import { useStorage } from ${storage}`,
          `export * from ${entry}`,
          setUp(this.environment, getProject()) ?? '',
        ].join('\n')
      },
    },
  }
}

function setUp(environment: Environment, project: Project): string | undefined {
  const { id, isRelative } = project
  const { name, config } = environment
  const isDev = config.command === 'serve'
  const isOurs = name === environmentNames.worker || name === environmentNames.server
  // The dev worker's own script, the thread of the dev server, or the set-up of the tests leaves it.
  if ((isOurs && isDev) || inTests(config) === 'endpoints of the test') return undefined
  if (name === environmentNames.worker || name === 'client') {
    const root = name === 'client' ? rootOfModule() : rootOfWorker
    const app = `{ scope: ${isRelative ? root : JSON.stringify(workerAddress(project).scope)}, id: ${JSON.stringify(id)} }`
    const file = JSON.stringify(ownModule('stowaway/storage/indexed', environment))
    return `import { createIndexedStorage } from ${file}\nuseStorage(createIndexedStorage(${app}))`
  }
  if (name === environmentNames.node) {
    return `${importOf('createFileStorage', 'host/create-file-storage')}\nuseStorage(createFileStorage(${JSON.stringify({ id })}))`
  }
  return undefined
}

const importOf = (name: string, file: string): string => `import { ${name} } from ${JSON.stringify(runtimeFile(file))}`

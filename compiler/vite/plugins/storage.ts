import type { Environment, Plugin } from 'vite'
import { workerAddress } from '../../site/site-project.ts'
import { rootOfModule, rootOfWorker } from '../../site/site-root.ts'
import { environmentNames } from '../environments.ts'
import { ownModule } from '../own-module.ts'
import { runtimeFile } from '../package-files.ts'
import type { Project } from '../project.ts'

/** The modules that need to know where values are kept. */
const specifiers = ['stowaway/storage', 'stowaway/data']
/** The start of the names of the modules that set them up. */
export const keptModule = '\0stowaway:kept:'

/**
 * Sets up `stowaway/storage` and `stowaway/data` for the place where the importing module runs, so that hosts whose endpoints store
 * nothing carry no code for it. In the compiler's own environment and in tests, values are kept in memory.
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

const note =
  '[stowaway] What requests to the dev server itself put into the storage is kept in its memory: a restart forgets it, and the browser has a storage of its own.'

function setUp(environment: Environment, project: Project): string | undefined {
  const { id, isRelative } = project
  const { name, config } = environment
  const isDev = config.command === 'serve'
  if (name === environmentNames.worker && isDev) {
    // The dev worker's own script has created it.
    return "useStorage(globalThis[Symbol.for('stowaway.storage.driver')])"
  }
  if (name === environmentNames.worker || name === 'client') {
    const root = name === 'client' ? rootOfModule() : rootOfWorker
    const app = `{ scope: ${isRelative ? root : JSON.stringify(workerAddress(project).scope)}, id: ${JSON.stringify(id)} }`
    const file = JSON.stringify(ownModule('stowaway/storage/indexed', environment))
    return `import { createIndexedStorage } from ${file}\nuseStorage(createIndexedStorage(${app}))`
  }
  if (name === environmentNames.node) {
    return `${importOf('createFileStorage', 'host/create-file-storage')}\nuseStorage(createFileStorage(${JSON.stringify({ id })}))`
  }
  if (name === environmentNames.server && isDev) {
    return [
      importOf('createMemoryStorage', 'data/create-memory-storage'),
      importOf('onFirstWrite', 'data/on-first-write'),
      `useStorage(onFirstWrite(createMemoryStorage(), () => console.info(${JSON.stringify(note)})))`,
    ].join('\n')
  }
  return undefined
}

const importOf = (name: string, file: string): string => `import { ${name} } from ${JSON.stringify(runtimeFile(file))}`

import type { Plugin } from 'vite'
import { environmentNames } from '../environments.ts'
import type { Project } from '../project.ts'
import { runtimeFile } from '../runtime-files.ts'

const moduleId = '\0stowaway:storage'

/**
 * Gives `stowaway/storage` what keeps its values where the importing module runs, so that hosts whose endpoints keep
 * nothing carry no code for it. Anywhere else, in the compiler's own environment and in tests, that is memory.
 */
export function storagePlugin(getProject: () => Project): Plugin {
  return {
    name: 'stowaway:storage',
    enforce: 'pre',
    resolveId: {
      filter: { id: /^stowaway\/storage$/ },
      handler() {
        const { name, config } = this.environment
        return setUp(name, config.command, getProject()) === undefined ? runtimeFile('storage') : moduleId
      },
    },
    load: {
      filter: { id: /^\0stowaway:storage$/ },
      handler() {
        const { name, config } = this.environment
        const entry = JSON.stringify(runtimeFile('storage'))
        return [
          `import { useStorage } from ${entry}`,
          `export * from ${entry}`,
          setUp(name, config.command, getProject()) ?? '',
        ].join('\n')
      },
    },
  }
}

const note =
  '[stowaway] What requests to the dev server itself put into the storage is kept in its memory: a restart forgets it, and the browser has a storage of its own.'

function setUp(environment: string, command: string, { id, base }: Project): string | undefined {
  const isDev = command === 'serve'
  if (environment === environmentNames.worker && isDev) {
    // The worker's runtime, which is no module of the project, has it ready.
    return "useStorage(globalThis[Symbol.for('stowaway.storage.driver')])"
  }
  if (environment === environmentNames.worker || environment === 'client') {
    const app = JSON.stringify({ scope: `${base}/`, id })
    return `${importOf('createIndexedStorage', 'data/indexed-storage')}\nuseStorage(createIndexedStorage(${app}))`
  }
  if (environment === environmentNames.node) {
    return `${importOf('createFileStorage', 'host/file-storage')}\nuseStorage(createFileStorage(${JSON.stringify({ id })}))`
  }
  if (environment === environmentNames.server && isDev) {
    return [
      importOf('createMemoryStorage', 'data/memory-storage'),
      importOf('onFirstWrite', 'data/on-first-write'),
      `useStorage(onFirstWrite(createMemoryStorage(), () => console.info(${JSON.stringify(note)})))`,
    ].join('\n')
  }
  return undefined
}

const importOf = (name: string, file: string): string => `import { ${name} } from ${JSON.stringify(runtimeFile(file))}`

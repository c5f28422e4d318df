import { isFileLoadingAllowed, type Plugin } from 'vite'
import { withoutQuery } from '../../syntax/without-query.ts'
import { readWhole } from '../dev/being-written.ts'
import type { ModuleChanges } from '../dev/module-changes.ts'

/**
 * Reads the project's files for endpoints in development. Each file is looked at before it is read, so that a save in
 * between is found out. It is read at once, without a queue: after a save, Vite's watcher looks at every file of the
 * folder, and an asynchronous read waits for its turn. And a file that an editor is writing is given a moment.
 */
export function devFilesPlugins(changesOf: (environment: string) => ModuleChanges | undefined): Plugin[] {
  return [
    {
      name: 'stowaway:dev-reading',
      apply: 'serve',
      enforce: 'pre',
      // For files that another plugin reads, so before all of them.
      load: {
        order: 'pre',
        handler(id) {
          changesOf(this.environment.name)?.reading(withoutQuery(id))
          return null
        },
      },
    },
    {
      name: 'stowaway:dev-files',
      apply: 'serve',
      // What another plugin loads is that plugin's.
      enforce: 'post',
      async load(id) {
        const changes = changesOf(this.environment.name)
        const config = this.environment.getTopLevelConfig()
        // The rest is for Vite: addresses with a query, files elsewhere, which it has to watch, and packages.
        if (changes === undefined || !id.startsWith(`${config.root}/`) || /[?%\0]|\/node_modules\//.test(id))
          return null
        if (!isFileLoadingAllowed(config, id)) return null
        const text = await readWhole(id, () => changes.reading(id))
        // Vite reads the maps of code that was compiled before.
        return text === undefined || text.includes('sourceMappingURL') ? null : text
      },
    },
  ]
}

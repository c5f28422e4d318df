import type { Plugin } from 'vite'
import { bundledUses } from '../bundled-uses.ts'
import { runtimeSource } from '../runtime-source.ts'
import type { EntrySources } from '../virtual-entries.ts'

/** Serves the generated entry modules. */
export function entriesPlugin(sources: EntrySources): Plugin {
  return {
    name: 'stowaway:entries',
    enforce: 'pre',
    // Vite resolves the configuration once per environment: the build's sources must be seen in all of them.
    sharedDuringBuild: true,
    resolveId: {
      filter: { id: /^virtual:stowaway\// },
      handler: (id) => `\0${id}`,
    },
    load: {
      filter: { id: /^\0virtual:stowaway\// },
      async handler(id) {
        const entry = sources.get(id.slice(1)) ?? (await runtimeSource(id.slice(1)))
        return typeof entry === 'object' ? entry.source(await bundledUses(this, entry.modules)) : entry
      },
    },
  }
}

import type { Plugin } from 'vite'
import { loadersModule } from '../../astro/content/content-module.ts'
import { builtInLoaders } from '../../astro/content/run-loader.ts'
import { contentModuleCode, contentModuleId } from './content-modules.ts'
import { zodPlugin } from './zod-plugin.ts'

const loadersId = '\0stowaway:loaders'

/** What a content configuration imports from Astro. */
export function configModulesPlugin(root: string): Plugin[] {
  return [
    {
      name: 'stowaway:config-modules',
      enforce: 'pre',
      resolveId: {
        filter: { id: /^astro:content$|^astro\/loaders$/ },
        handler: (id) => (id === 'astro/loaders' ? loadersId : contentModuleId),
      },
      load: {
        filter: { id: /^\0stowaway:(?:content|loaders)$/ },
        handler: (id) => (id === loadersId ? loadersModule(builtInLoaders) : contentModuleCode(false)),
      },
    },
    zodPlugin(() => root),
  ]
}

import type { Plugin } from 'vite'
import { ownModule } from '../own-module.ts'
import { sourceModule } from '../package-files.ts'

/**
 * Resolves the package's own entries to its files, wherever it is installed, and Astro's middleware module to ours, so
 * that Astro's endpoint files run unchanged.
 */
export function runtimePlugin(): Plugin {
  return {
    name: 'stowaway:runtime',
    enforce: 'pre',
    resolveId: {
      filter: { id: /^(stowaway(\/|$)|astro:middleware$)/ },
      handler(id) {
        return id === 'stowaway/node' ? sourceModule('sw/node') : ownModule(id, this.environment)
      },
    },
  }
}

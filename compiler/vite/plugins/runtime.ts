import type { Plugin } from 'vite'
import { runtimeFile } from '../runtime-files.ts'

const entries: Readonly<Record<string, string>> = {
  stowaway: 'index',
  'stowaway/worker': 'worker',
  'stowaway/client': 'client',
  // The gate's own: in development each module of the whole entry would be one more request ahead of the app.
  'stowaway/client/boot': 'client/boot',
  'stowaway/client/watch-changes': 'client/watch-changes',
  'stowaway/live': 'live',
  'stowaway/live/sandbox': 'live-sandbox',
  'stowaway/live/worker': 'live-worker',
  'stowaway/node': 'node',
  'stowaway/middleware': 'middleware',
  'astro:middleware': 'middleware',
}

/**
 * Resolves the package's own entries to its files, wherever it is installed, and Astro's middleware module to ours, so
 * that Astro's endpoint files run unchanged.
 */
export function runtimePlugin(): Plugin {
  return {
    name: 'stowaway:runtime',
    enforce: 'pre',
    resolveId: {
      filter: {
        id: /^(stowaway(\/(worker|client(\/(boot|watch-changes))?|live(\/(sandbox|worker))?|node|middleware))?|astro:middleware)$/,
      },
      handler(id) {
        const entry = entries[id]
        return entry === undefined ? null : runtimeFile(entry)
      },
    },
  }
}

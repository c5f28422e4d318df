import type { Plugin } from 'vite'
import { withoutQuery } from '../../syntax/without-query.ts'

/** Vite's names of what it puts into scripts of pages. */
const preloadHelper = '\0vite/preload-helper.js'
const preloadPolyfill = 'vite/modulepreload-polyfill'

/** What the gate loads later has others, so that none is split off. */
const ownHelper = '\0stowaway/preload-helper/'
const nothing = '\0stowaway/nothing.js'

/** Stands for the files to preload until Vite knows their names. */
const preloadMarker = '__VITE_PRELOAD__'

/**
 * Keeps what Vite adds to every script that imports others out of the gate, which each page loads before its app: the
 * page itself names what the gate imports (`gatePreloadPlugin`), so that there is nothing to preload.
 *
 * @param isGate whether a module is one of the gate, or what it loads later
 * @param isLate whether it is one that the gate loads later
 */
export function gateHelpersPlugin(isGate: (id: string) => boolean, isLate: (id: string) => boolean): Plugin {
  const isOwn = (id: string): boolean => id.startsWith(ownHelper) || id === nothing || isGate(withoutQuery(id))
  return {
    name: 'stowaway:gate-helpers',
    apply: 'build',
    // Vite resolves the names that it makes up itself before any plugin without this.
    enforce: 'pre',
    resolveId: {
      filter: { id: /^\0?vite\/(?:preload-helper\.js|modulepreload-polyfill)$/ },
      handler(id, importer) {
        if (importer === undefined || !isGate(withoutQuery(importer))) return null
        return id === preloadHelper
          ? ownHelper + (isLate(importer) ? importer : '')
          : id === preloadPolyfill
            ? nothing
            : null
      },
    },
    load: {
      filter: { id: /^\0stowaway\// },
      handler(id) {
        if (id.startsWith(ownHelper)) return 'export const __vitePreload = (load) => load()'
        return id === nothing ? { code: '', moduleSideEffects: false } : null
      },
    },
    renderChunk(code, { moduleIds }) {
      // A project may put its own modules into the same chunk, and theirs stay.
      const isOthers = (id: string): boolean =>
        !isOwn(id) && (this.getModuleInfo(id)?.dynamicallyImportedIds.length ?? 0) > 0
      if (!code.includes(preloadMarker) || !moduleIds.some(isOwn) || moduleIds.some(isOthers)) return null
      return { code: code.replaceAll(new RegExp(`,\\s*${preloadMarker}\\w*`, 'g'), ''), map: null }
    },
  }
}

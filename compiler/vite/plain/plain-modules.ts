import { isBuiltin } from 'node:module'
import { extname } from 'node:path'
import type { Rolldown } from 'vite'
import { ownModules } from '../../scripts/own-modules.ts'
import { sourceModule } from '../package-files.ts'
import { throwingGlobals } from '../throwing-globals.ts'

/**
 * Why modules are not bundled: one that only Vite and its plugins understand, or a package that Node loads, if all
 * modules were to be in one file, where an error of the package would break them all.
 */
export type Refusal = 'needs Vite' | 'needs chunks'

interface PlainModulesOptions {
  /** The source of the entry. */
  readonly entry: string
  readonly entryId: string
  readonly isOneFile: boolean
  /** The project has private variables, which `process.env` may name. */
  readonly hasVariables: boolean
  /** Ends the bundle. */
  refuse(why: Refusal): never
}

/** Modules that mean the same without Vite: none with a query, no styles, no assets. */
const plainFile = /^[^?#%\0]+\.(?:[cm]?[jt]s|json)$/

/** What Vite replaces in code: its own variables and globs, and imports of patterns. */
const viteSyntax = /\bimport\s*\.\s*meta\b|\bimport\s*\(\s*(?!["'])/
const environment = /\bprocess\s*\.\s*env\b/

/**
 * Accepts modules that need nothing of Vite: JavaScript, TypeScript and JSON, this package, Node's modules and packages
 * that Node can load. Refuses all others.
 */
export function plainModules({
  entry,
  entryId,
  isOneFile,
  hasVariables,
  refuse,
}: PlainModulesOptions): Rolldown.Plugin {
  const code = hasVariables ? [viteSyntax, environment] : [viteSyntax]
  return {
    name: 'stowaway:plain-modules',
    resolveId: {
      // Neither paths nor Windows drives.
      filter: { id: /^(?![./\\]|[a-z]:[/\\])/i },
      async handler(id, importer, options) {
        if (id === entryId) return `\0${id}`
        if (isBuiltin(id)) return { id, external: true }
        const own = Object.hasOwn(ownModules, id) ? ownModules[id] : undefined
        if (own !== undefined && importer !== undefined) return sourceModule(own)
        const resolved = await this.resolve(id, importer, { ...options, skipSelf: true })
        if (resolved === null || unclear.test(id)) return refuse('needs Vite')
        // A path of the project's tsconfig.json.
        if (!/[\\/]node_modules[\\/]/.test(resolved.id)) return resolved
        if (!['.js', '.mjs', '.cjs'].includes(extname(resolved.id))) return refuse('needs Vite')
        return isOneFile ? refuse('needs chunks') : { id, external: true }
      },
    },
    load: {
      filter: { id: { exclude: plainFile } },
      handler: (id) => (id === `\0${entryId}` ? entry : refuse('needs Vite')),
    },
    transform: {
      filter: { id: { exclude: /^\0/ }, code: [...code, throwingGlobals] },
      async handler(source) {
        if (code.some((one) => one.test(source))) refuse('needs Vite')
        if (!throwingGlobals.test(source)) return null
        const { keepThrowingGlobals } = await import('../keep-throwing-globals.ts')
        return keepThrowingGlobals(source, this.parse(source))
      },
    },
  }
}

/** Modules that our plugins make, and packages that a project may have under another name. */
const unclear = /^(?:astro(?:$|[:/])|zod(?:$|\/)|virtual:|stowaway(?:$|\/)|#)/

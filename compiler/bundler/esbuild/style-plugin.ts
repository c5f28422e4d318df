import { bundleError } from '../../../sw/core/errors/bundle-errors.ts'
import { dataUrl } from '../../content/data-url.ts'
import { bytesOf, type SourceFiles } from '../../content/source-files.ts'
import type { EsbuildPlugin, ResolveArgs, ResolveResult } from './esbuild.ts'
import { joinPath, nearImports } from './resolve-file.ts'

interface StylePluginOptions {
  readonly files: SourceFiles
  /** The style sheets, in the order in which they apply. */
  readonly styles: readonly string[]
  /** The address of a public file by its path in the site; `undefined` where there is none. */
  publicAddress(path: string): string | undefined
}

export const styleEntry = 'stowaway:styles'

/** Lets esbuild make one style sheet of those that a page uses. Files that they name become part of it. */
export function stylePlugin({ files, styles, publicAddress }: StylePluginOptions): EsbuildPlugin {
  const resolve = ({ path: specifier, importer, kind, namespace }: ResolveArgs): ResolveResult => {
    if (kind === 'entry-point') return { path: styleEntry, namespace: 'stowaway-entry' }
    if (/^(?:[a-z][a-z\d+.-]*:|\/\/|#)/i.test(specifier)) return { path: specifier, external: true }
    const from = namespace === 'project' ? importer : ''
    const [address = ''] = specifier.split(/[?#]/)
    const path = joinPath(from, address) ?? ''
    const isPublic = specifier.startsWith('/') && !files.has(path) ? publicAddress(path) : undefined
    if (isPublic !== undefined) return { path: isPublic, external: true }
    if (files.has(path)) return { path, namespace: kind === 'url-token' ? 'stowaway-asset' : 'project' }
    const error = bundleError('ImportNotFound', { specifier, file: from, near: nearImports(files, from, address) })
    return { errors: [{ text: error.message, detail: error }] }
  }
  return {
    name: 'stowaway-styles',
    setup(build) {
      build.onResolve({ filter: /.*/ }, resolve)
      build.onLoad({ filter: /.*/, namespace: 'stowaway-entry' }, () => ({
        contents: styles.map((file) => `@import ${JSON.stringify(`/${file}`)};`).join('\n'),
        loader: 'css',
      }))
      build.onLoad({ filter: /.*/, namespace: 'project' }, ({ path }) => ({
        contents: bytesOf(files.get(path) ?? ''),
        loader: 'css',
      }))
      build.onLoad({ filter: /.*/, namespace: 'stowaway-asset' }, ({ path }) => ({
        contents: bytesOf(files.get(path) ?? ''),
        loader: 'dataurl',
      }))
    },
  }
}

/** Files up to this many bytes become part of what names them, as Vite has it. */
const inlineLimit = 4096

/** A file as part of what names it; `undefined` where it is too large for that. */
export function inlined(file: string, content: string | Uint8Array): string | undefined {
  return bytesOf(content).byteLength < inlineLimit ? dataUrl(file, content) : undefined
}

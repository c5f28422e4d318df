import { bundleError } from '../../../sw/core/errors/bundle-errors.ts'
import { compilerError } from '../../../sw/core/errors/compiler-errors.ts'
import { isEnvironmentFile } from '../../content/environment-file.ts'
import { imageFile } from '../../content/read-image.ts'
import type { SourceFiles } from '../../content/source-files.ts'
import { refuseLargeModule } from '../../project/check-files.ts'
import type { ImageSource } from './endpoint-images.ts'
import type { EsbuildPlugin, LoadResult, ResolveArgs, ResolveResult } from './esbuild.ts'
import { fileModule } from './file-module.ts'
import { isNodeModule } from './node-modules.ts'
import { offeredExports, offeredModule } from './offered-exports.ts'
import { joinPath, nearImports, resolveFile } from './resolve-file.ts'

/** Names of generated modules. None of them can be a file's path. */
export const entryName = 'stowaway:entry'
export const namespaces = {
  project: 'project',
  entry: 'stowaway-entry',
  offered: 'stowaway-offered',
  nothing: 'nothing',
}

/** What the plugin reads when a build starts. */
export interface PluginInput {
  readonly files: SourceFiles
  /** The source of the entry module; its imports are paths in the project. */
  readonly entry: string
}

/** The source of a module by its bare specifier; `undefined` where there is none. */
export interface BareModules {
  read(specifier: string): string | undefined
  /** For authors: what may be imported. */
  readonly names: readonly string[]
}

/** Bare imports become reads of what the bundle's host offers, or the source of a package. */
export const offered = (packages: Readonly<Record<string, string>>): BareModules => ({
  read: (specifier) => {
    if (Object.hasOwn(offeredExports, specifier)) return offeredModule(specifier)
    return Object.hasOwn(packages, specifier) ? packages[specifier] : undefined
  },
  names: [...Object.keys(offeredExports), ...Object.keys(packages)],
})

interface ProjectPluginOptions {
  /** Called with each file that becomes a module as it is. */
  onFile?(file: string): void
  /** Absent: an import of an image gives its address, as in pages. */
  readonly image?: ImageSource
}

/** Lets esbuild read a project in memory. */
export function projectPlugin(
  input: () => PluginInput,
  bare: BareModules,
  { onFile, image }: ProjectPluginOptions,
): EsbuildPlugin {
  const load = createLoad(image)
  return {
    name: 'stowaway',
    setup(build) {
      build.onResolve({ filter: /.*/ }, (args) => told(() => resolveImport(args, input().files, bare)))
      build.onLoad({ filter: /.*/, namespace: namespaces.entry }, () => ({ contents: input().entry, loader: 'js' }))
      build.onLoad({ filter: /.*/, namespace: namespaces.nothing }, () => ({ contents: '', loader: 'js' }))
      build.onLoad({ filter: /.*/, namespace: namespaces.offered }, ({ path }) => ({
        contents: bare.read(path) ?? '',
        loader: 'js',
      }))
      build.onLoad({ filter: /.*/, namespace: namespaces.project }, ({ path, suffix }) =>
        told((): Promise<LoadResult> => {
          if (suffix === '') onFile?.(path)
          return load(path, suffix, input().files.get(path) ?? '')
        }),
      )
    },
  }
}

/** Turns files into modules, and keeps the result while the content is the same. Bytes are compared by identity. */
function createLoad(image: ImageSource | undefined) {
  const made = new Map<string, { readonly content: string | Uint8Array; readonly result: LoadResult }>()
  const moduleOf = async (path: string, query: string, content: string | Uint8Array): Promise<LoadResult> => {
    if (image === undefined || !imageFile.test(path + query)) return fileModule({ path, query, content })
    refuseLargeModule(path, content)
    return { contents: await image(path, content), loader: 'js' }
  }
  return async (path: string, query: string, content: string | Uint8Array): Promise<LoadResult> => {
    const key = JSON.stringify([path, query])
    const before = made.get(key)
    if (before?.content === content) return before.result
    const result = await moduleOf(path, query, content)
    made.set(key, { content, result })
    return result
  }
}

/** Returns our errors, so that esbuild adds the place of the import. */
async function told<Result extends ResolveResult | LoadResult>(
  give: () => Result | Promise<Result>,
): Promise<Result | ResolveResult> {
  try {
    return await give()
  } catch (error) {
    return { errors: [{ text: error instanceof Error ? error.message : String(error), detail: error }] }
  }
}

/** What an import leads to. Throws the errors that authors see. */
export function resolveImport(
  { path, importer, namespace, kind }: Pick<ResolveArgs, 'path' | 'importer' | 'namespace' | 'kind'>,
  files: SourceFiles,
  bare: BareModules,
): ResolveResult {
  if (kind === 'entry-point') return { path, namespace: namespaces.entry }
  const from = namespace === namespaces.project ? importer : ''
  // A part that one of the offered modules shares with others.
  if (namespace === namespaces.offered && bare.read(path) !== undefined) return offeredResult(path)
  if (/^(?:https?|data|blob):/i.test(path)) {
    throw compilerError('WorkerNotClassic', { found: `import "${path.slice(0, 60)}"` }, { file: from })
  }
  if (/^\.{0,2}\/|^\.{1,2}$/.test(path)) return resolveRelative(path, from, files)
  if (bare.read(path) !== undefined) return offeredResult(path)
  // It has only types. An import without "type" leaves an empty import behind.
  if (path === 'astro') return { path, namespace: namespaces.nothing, sideEffects: false }
  if (isNodeModule(path)) throw compilerError('NodeModuleInWorker', { file: from, module: path }, { file: from })
  const args = { specifier: path, file: from, offered: bare.names }
  throw bundleError('PackageNotOffered', args, { file: from })
}

// These are imported for their effect. Any other may be dropped where it is not used.
const withEffect: ReadonlySet<string> = new Set(['stowaway/storage', 'stowaway/data'])

const offeredResult = (path: string): ResolveResult => ({
  path,
  namespace: namespaces.offered,
  sideEffects: withEffect.has(path),
})

function resolveRelative(specifier: string, importer: string, files: SourceFiles): ResolveResult {
  const whole = joinPath(importer, specifier)
  // A name may hold what usually starts a query.
  if (whole !== undefined && files.has(whole) && !isEnvironmentFile(whole))
    return { path: whole, namespace: namespaces.project }
  const [, address = '', query = ''] = /^([^?#]*)([?#].*)?$/s.exec(specifier) ?? []
  const path = joinPath(importer, address)
  if (path === undefined) {
    throw bundleError('ImportOutsideProject', { specifier, file: importer }, { file: importer })
  }
  const file = resolveFile(files, path)
  if (file !== undefined && isEnvironmentFile(file)) {
    throw compilerError('EnvironmentFileInBrowser', { file: importer, imported: file }, { file: importer })
  }
  if (file !== undefined) return { path: file, namespace: namespaces.project, suffix: query }
  const near = nearImports(files, importer, address)
  throw bundleError('ImportNotFound', { specifier, file: importer, near }, { file: importer })
}

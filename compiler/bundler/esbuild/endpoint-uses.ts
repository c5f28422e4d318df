import { imageFile } from '../../content/read-image.ts'
import { textOf } from '../../content/source-files.ts'
import { projectPath } from '../../project/manifest.ts'
import type { HostFile } from '../../site/endpoint-modules.ts'
import { importsOf } from '../../uses/module-exports.ts'
import { indexModule } from '../../uses/module-index.ts'
import { isKnownImport } from '../../uses/own-imports.ts'
import type { UsedModule } from '../../uses/used-module.ts'
import { type Uses, usesAny } from '../../uses/uses.ts'
import { usesOf } from '../../uses/uses-of.ts'
import { fileModule } from './file-module.ts'
import { type BareModules, namespaces, resolveImport } from './project-plugin.ts'
import type { SiteContext } from './site-context.ts'

interface FoundModule {
  readonly namespace: string
  readonly path: string
  /** `?raw`. */
  readonly query: string
}

/** What the files of a worker use, with all that they import. */
export async function endpointUses(
  context: SiteContext,
  hostFiles: readonly HostFile[],
  bare: BareModules,
  define: Readonly<Record<string, string>>,
): Promise<Uses> {
  const { files, options } = context
  const roles = new Map(hostFiles.map(({ file, role }) => [projectPath(file, options.pages), role]))
  const modules = new Map<string, UsedModule | undefined>()
  const add = async (found: FoundModule): Promise<string> => {
    const { namespace, path, query } = found
    const id = `${namespace} ${path} ${query}`
    if (modules.has(id)) return id
    modules.set(id, undefined)
    const program = await programOf(context, found, bare, define)
    const imports: Record<string, string> = {}
    for (const specifier of importsOf(indexModule(program))) {
      if (specifier === undefined || isKnownImport(specifier)) continue
      const given = { path: specifier, importer: path, namespace, kind: 'import-statement' }
      const target = resolveImport(given, files, bare)
      imports[specifier] = await add({
        namespace: target.namespace ?? '',
        path: target.path ?? '',
        query: target.suffix ?? '',
      })
    }
    const role = namespace === namespaces.project && query === '' ? roles.get(path) : undefined
    modules.set(id, { id, role: role ?? 'library', program, imports })
    return id
  }
  try {
    for (const path of roles.keys()) await add({ namespace: namespaces.project, path, query: '' })
    return usesOf([...modules.values()].filter((module) => module !== undefined))
  } catch {
    // The bundle has the same mistake, and tells where.
    return usesAny
  }
}

async function programOf(
  { esbuild, files }: SiteContext,
  { namespace, path, query }: FoundModule,
  bare: BareModules,
  define: Readonly<Record<string, string>>,
): Promise<unknown> {
  const { parse } = await import('acorn')
  const parsed = (code: string) => parse(code, { ecmaVersion: 'latest', sourceType: 'module' })
  if (namespace === namespaces.offered) return parsed(bare.read(path) ?? '')
  if (namespace !== namespaces.project || imageFile.test(path + query)) return parsed('')
  const { contents = '', loader = 'text' } = fileModule({ path, query, content: files.get(path) ?? '' })
  const text = textOf(contents)
  if (loader === 'json') return parsed(`export default (${text})`)
  if (!/^[jt]sx?$/.test(loader)) return parsed(`export default ${JSON.stringify(text)}`)
  const { code } = await esbuild.transform(text, {
    loader,
    target: 'es2022',
    jsx: 'automatic',
    tsconfigRaw: '{}',
    define: { ...define },
    logLevel: 'silent',
  })
  return parsed(code)
}

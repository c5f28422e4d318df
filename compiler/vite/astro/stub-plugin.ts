import { readFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { type Plugin, parseAst } from 'vite'
import { projectPackage } from '../../astro/project-package.ts'

const prefix = '\0stowaway:stub?'

/** Packages that only Astro runs: none of them says anything that endpoints can see. */
const onlyAstro = /astro|tailwind|remark|rehype|vite-plugin/

/** What `astro/config` exports that has a meaning here. */
const configExports: Readonly<Record<string, string>> = {
  defineConfig: '(config) => config',
  envField: `Object.fromEntries(['string', 'number', 'boolean', 'enum'].map((type) => [type, (field) => ({ ...field, type })]))`,
  passthroughImageService: `() => ({ entrypoint: 'astro/assets/services/noop', config: {} })`,
  sharpImageService: `(config = {}) => ({ entrypoint: 'astro/assets/services/sharp', config })`,
}

/**
 * Stands for what `astro.config.*` imports: `astro/config`, and integrations, which may not be installed here and are not
 * run. Using a stand-in in any way gives another.
 */
export function stubPlugin(root: string): Plugin {
  return {
    name: 'stowaway:stub',
    enforce: 'pre',
    resolveId(id, importer) {
      if (importer === undefined || !/^[\w@]/.test(id) || isBuiltin(id)) return null
      const name = id.split('/', id.startsWith('@') ? 2 : 1).join('/')
      if (!onlyAstro.test(name) && projectPackage(name, root) !== undefined) return null
      return `${prefix}${new URLSearchParams({ id, importer })}`
    },
    load(id) {
      if (!id.startsWith(prefix)) return null
      const given = new URLSearchParams(id.slice(prefix.length))
      const names = importedNames(given.get('importer') ?? '', given.get('id') ?? '')
      const known = given.get('id') === 'astro/config' ? configExports : {}
      return [
        'const own = (_, key) => (key === "then" ? undefined : key === Symbol.toPrimitive ? () => "" : stub)',
        'const stub = new Proxy(function () {}, { get: own, apply: () => stub, construct: () => stub })',
        'export default stub',
        ...names.map((name) => `export const ${name} = ${known[name] ?? 'stub'}`),
      ].join('\n')
    },
  }
}

/** The names that a module imports from another. */
function importedNames(file: string, source: string): readonly string[] {
  const { body } = parseAst(readFileSync(file, 'utf8'), { lang: 'ts' })
  const names = body.flatMap((node) =>
    node.type === 'ImportDeclaration' && node.source.value === source
      ? node.specifiers.flatMap((each) =>
          each.type === 'ImportSpecifier' && each.imported.type === 'Identifier' ? [each.imported.name] : [],
        )
      : [],
  )
  return [...new Set(names)].filter((name) => name !== 'default')
}

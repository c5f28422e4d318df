import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { parseAst } from 'vite'
import type { Folder } from './folder.ts'

/** A module that the package offers. */
export interface PublicEntry {
  /** As it is imported: `stowaway/client`. */
  readonly specifier: string
  /** Its values. */
  readonly names: readonly string[]
}

/** The server and the compiler on disk. Any other entry, also a new one, has to run in browsers. */
const forNode = ['stowaway/node', 'stowaway/vite']

/** Its `boot` loads the fallback at run time, and workers cannot import modules then. */
const forPages = ['stowaway/client']

export const runsInPages = ({ specifier }: PublicEntry): boolean => !forNode.includes(specifier)

export const runsInEndpoints = (entry: PublicEntry): boolean =>
  runsInPages(entry) && !forPages.includes(entry.specifier)

/** They need a test runner, which these projects do not have: `playwright.spec.ts` and `testing.spec.ts` run them. */
const forTestRunners = ['stowaway/testing/playwright', 'stowaway/testing/setup', 'stowaway/testing/node']

/** The entries of an installed package, by its own package.json. */
export async function publicEntries(project: Folder): Promise<readonly PublicEntry[]> {
  // In a workspace it is further up.
  const packageFile = createRequire(join(project.path, 'package.json')).resolve('stowaway/package.json')
  const { exports } = JSON.parse(await readFile(packageFile, 'utf8'))
  const modules = Object.entries<string | { readonly default: string }>(exports).flatMap(([key, entry]) =>
    typeof entry === 'string' ? [] : [{ specifier: `stowaway${key.slice(1)}`, file: entry.default }],
  )
  return Promise.all(
    modules
      .filter(({ specifier }) => !forTestRunners.includes(specifier))
      .map(async ({ specifier, file }) => ({
        specifier,
        names: exportedNames(await readFile(join(dirname(packageFile), file), 'utf8')),
      })),
  )
}

/** Of a module that only re-exports, by name; a packed one imports first. */
function exportedNames(code: string): readonly string[] {
  return parseAst(code).body.flatMap((node) => {
    if (node.type === 'ImportDeclaration') return []
    if (node.type !== 'ExportNamedDeclaration') throw new Error(`A public entry may not hold ${node.type}.`)
    return node.specifiers.map(({ exported }) => (exported.type === 'Identifier' ? exported.name : exported.value))
  })
}

/** Code that imports each value by its name, and an object with their types. */
export function importAll(entries: readonly PublicEntry[]): string {
  const all = entries.flatMap(({ specifier, names }, index) => names.map((name) => ({ specifier, name, index })))
  const imports = entries.map(
    ({ specifier, names }, index) =>
      `import { ${names.map((name) => `${name} as ${name}${index}`).join(', ')} } from '${specifier}'`,
  )
  const types = all.map(({ specifier, name, index }) => `  '${specifier} ${name}': typeof ${name}${index},`)
  return [...imports, 'const types: Record<string, string> = {', ...types, '}', ''].join('\n')
}

import { dirname, resolve } from 'node:path'
import type { Rolldown } from 'vite'
import { gateModules, ownModuleFile, ownModules } from '../../scripts/own-modules.ts'
import { sourceModule } from '../package-files.ts'
import { packConfig } from './pack-config.ts'
import { runBundler } from './run-bundler.ts'

/** Stands for `import.meta.env` while the modules are bundled: its values are the project's. */
const environment = '__stowawayEnvironment'

const keepEnvironment: Rolldown.Plugin = {
  name: 'stowaway:keep-environment',
  transform: {
    order: 'pre',
    filter: { code: /import\.meta\.env/ },
    handler: (code) => code.replaceAll('import.meta.env', environment),
  },
}

/** What the gate loads later is a file of its own. */
const keepGateImports: Rolldown.Plugin = {
  name: 'stowaway:keep-gate-imports',
  resolveDynamicImport(source, importer) {
    if (importer === undefined) return null
    const file = resolve(dirname(importer), source)
    const found = Object.entries(gateModules).find(([, path]) => sourceModule(path) === file)
    return found === undefined ? null : { id: `./${found[0]}`, external: true }
  },
}

interface BundledFiles {
  /** Code by file name. */
  readonly files: ReadonlyMap<string, string>
  /** The ids of the modules in them. */
  readonly modules: readonly string[]
}

/**
 * Bundles the package's own modules with their dependencies, as files that import each other only. So no bundler of a
 * project has to convert our CommonJS dependencies, and a dev server sends few files for them.
 */
export async function bundleModules(): Promise<BundledFiles> {
  const named = Object.entries(ownModules).map(([specifier, path]) => [ownModuleFile(specifier), path] as const)
  const shared = await bundleTogether(named)
  const apart = await Promise.all(Object.entries(gateModules).map((module) => bundleTogether([module])))
  const all = [shared, ...apart]
  return { files: new Map(all.flatMap(({ files }) => [...files])), modules: all.flatMap(({ modules }) => modules) }
}

async function bundleTogether(named: readonly (readonly [file: string, path: string])[]): Promise<BundledFiles> {
  const input = named.map(([file, path]) => [file.replace(/\.js$/, ''), sourceModule(path)])
  const { chunks, modules } = await runBundler(
    packConfig({
      input: Object.fromEntries(input),
      plugins: [keepEnvironment, keepGateImports],
      output: {
        format: 'es',
        entryFileNames: '[name].js',
        chunkFileNames: 'part-[name]-[hash].js',
        // Names and calls without effect stay, so that a project's bundler can drop what it does not need. Comments go:
        // they name folders of the machine that packed them.
        minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } },
      },
    }),
  )
  const files = chunks.map(({ fileName, code }) => [fileName, code.replaceAll(environment, 'import.meta.env')] as const)
  return { files: new Map(files), modules }
}

import { dirname, resolve } from 'node:path'
import type { Rolldown } from 'vite'
import { errorModules } from '../../scripts/error-codes.ts'
import { gateModules, ownModuleFile, ownModules } from '../../scripts/own-modules.ts'
import { sourceModule } from '../package-files.ts'
import { allErrorCodes, errorCodesModule, isErrorBase, isErrorText } from './error-codes.ts'
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

const errorChunk = 'errors'

/** What the gate loads later is a separate file, and so are the texts of errors. */
const keepGateImports: Rolldown.Plugin = {
  name: 'stowaway:keep-gate-imports',
  resolveId: {
    order: 'pre',
    handler(source, importer) {
      if (importer === undefined || !isErrorText(resolve(dirname(importer), source))) return null
      return { id: `./${errorModules.texts}`, external: true }
    },
  },
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
  const codes = { [errorModules.codes.replace(/\.js$/, '')]: allErrorCodes }
  const shared = await bundleTogether({ ...inputOf(named), ...codes }, [errorCodesModule])
  const apart = await Promise.all(
    Object.entries(gateModules).map((module) => bundleTogether(inputOf([module]), [keepGateImports])),
  )
  // Theirs of the texts that they import is part of the shared one.
  const all = [...apart, shared]
  return { files: new Map(all.flatMap(({ files }) => [...files])), modules: all.flatMap(({ modules }) => modules) }
}

const inputOf = (named: readonly (readonly [file: string, path: string])[]): Record<string, string> =>
  Object.fromEntries(named.map(([file, path]) => [file.replace(/\.js$/, ''), sourceModule(path)]))

async function bundleTogether(
  input: Record<string, string>,
  plugins: readonly Rolldown.Plugin[],
): Promise<BundledFiles> {
  const { chunks, modules } = await runBundler(
    packConfig({
      input,
      plugins: [keepEnvironment, ...plugins],
      output: {
        format: 'es',
        entryFileNames: '[name].js',
        chunkFileNames: ({ name }) => (name === errorChunk ? errorModules.texts : 'part-[name]-[hash].js'),
        // The texts of errors have a module of their own, which a compiler without a disk can exchange for the codes.
        codeSplitting: {
          groups: [
            { name: 'error-base', test: isErrorBase, priority: 1 },
            { name: errorChunk, test: isErrorText },
          ],
        },
        minifyInternalExports: false,
        // Names and calls without effect stay, so that a project's bundler can drop what it does not need. Comments go:
        // they name folders of the machine that packed them.
        minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } },
      },
    }),
  )
  const files = chunks.map(({ fileName, code }) => [fileName, code.replaceAll(environment, 'import.meta.env')] as const)
  return { files: new Map(files), modules }
}

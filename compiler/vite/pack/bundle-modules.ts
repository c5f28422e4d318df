import type { Rolldown } from 'vite'
import { errorModules } from '../../scripts/error-codes.ts'
import { ownModuleFile, ownModules } from '../../scripts/own-modules.ts'
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
  const input = Object.entries(ownModules).map(([specifier, file]) => [
    ownModuleFile(specifier).replace(/\.js$/, ''),
    sourceModule(file),
  ])
  const { chunks, modules } = await runBundler(
    packConfig({
      input: { ...Object.fromEntries(input), [errorModules.codes.replace(/\.js$/, '')]: allErrorCodes },
      plugins: [keepEnvironment, errorCodesModule],
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

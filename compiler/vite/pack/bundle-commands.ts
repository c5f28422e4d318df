import { sourceModule } from '../package-files.ts'
import { packConfig } from './pack-config.ts'
import { runBundler } from './run-bundler.ts'

/** What is loaded for a command that should start at once, by file name: loading hundreds of modules takes longer than they run. */
const alone = {
  'quick-prerender': 'compiler/cli/quick-prerender',
  'prerender-thread': 'compiler/vite/prerender/thread',
}

/**
 * All other commands and the plugin, which have most of their modules in common. Packages stay outside: each is loaded
 * once, whoever asks for it.
 */
const together = {
  'command-line': 'compiler/cli/command-line',
  vite: 'compiler/vite',
  testing: 'compiler/testing',
}

interface BundledCommands {
  /** Code by file name. */
  readonly files: ReadonlyMap<string, string>
  /** The ids of the modules in them. */
  readonly modules: readonly string[]
}

/** Bundles commands and the plugin for Node: the former two each as one file with all that it needs. */
export async function bundleCommands(): Promise<BundledCommands> {
  const files = new Map<string, string>()
  const modules: string[] = []
  const add = async (input: Readonly<Record<string, string>>, isAlone: boolean): Promise<void> => {
    const bundled = await runBundler(
      packConfig(
        {
          input: Object.fromEntries(Object.entries(input).map(([name, path]) => [name, sourceModule(path)])),
          output: {
            format: 'es',
            entryFileNames: '[name].js',
            // In the same folder: the package's files are found from where the code is.
            chunkFileNames: 'part-[name]-[hash].js',
            ...(isAlone && { codeSplitting: false }),
            minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } },
          },
        },
        'node',
        { hasPackages: isAlone },
      ),
    )
    for (const { fileName, code } of bundled.chunks) files.set(fileName, code)
    modules.push(...bundled.modules)
  }
  for (const [name, entry] of Object.entries(alone)) await add({ [name]: entry }, true)
  await add(together, false)
  return { files, modules }
}

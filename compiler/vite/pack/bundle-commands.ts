import { sourceModule } from '../package-files.ts'
import { packConfig } from './pack-config.ts'
import { runBundler } from './run-bundler.ts'

/** What is loaded for a command that should start at once, by file name: loading hundreds of modules takes longer than they run. */
const entries = {
  'quick-prerender': 'compiler/cli/quick-prerender',
  'prerender-thread': 'compiler/vite/prerender/thread',
}

interface BundledCommands {
  /** Code by file name. */
  readonly files: ReadonlyMap<string, string>
  /** The ids of the modules in them. */
  readonly modules: readonly string[]
}

/** Bundles commands for Node, each as one file with all that it needs. */
export async function bundleCommands(): Promise<BundledCommands> {
  const files = new Map<string, string>()
  const modules: string[] = []
  for (const [name, entry] of Object.entries(entries)) {
    const bundled = await runBundler(
      packConfig(
        {
          input: sourceModule(entry),
          output: {
            format: 'es',
            codeSplitting: false,
            minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } },
          },
        },
        'node',
      ),
    )
    files.set(`${name}.js`, bundled.chunks[0]?.code ?? '')
    modules.push(...bundled.modules)
  }
  return { files, modules }
}

import { parseAst } from 'vite'
import { classicScript } from '../../scripts/classic-script.ts'
import { type OwnScript, type OwnScriptName, ownScripts } from '../../scripts/own-scripts.ts'
import { sourceModule } from '../package-files.ts'
import { errorCodes } from './error-codes.ts'
import { packConfig } from './pack-config.ts'
import { refuseComputedImports } from './refuse-computed-imports.ts'
import { runBundler } from './run-bundler.ts'

interface BundledScript {
  readonly code: string
  /** The ids of the modules in it. */
  readonly modules: readonly string[]
}

/** Bundles one of the package's own scripts, in its final format. */
export async function bundleScript(name: OwnScriptName): Promise<BundledScript> {
  const { entry, format, parameter, errors }: OwnScript = ownScripts[name]
  const { chunks, modules } = await runBundler(
    packConfig({
      input: sourceModule(`sw/${entry}`),
      plugins: [format === 'classic' && refuseComputedImports, errors !== 'texts' && errorCodes],
      output: { format: 'es', codeSplitting: false, minify: true },
    }),
  )
  const code = chunks[0]?.code ?? ''
  const script = format === 'module' ? code : classicScript(code, parseAst, { parameter, canImport: format === 'page' })
  return { code: script, modules }
}

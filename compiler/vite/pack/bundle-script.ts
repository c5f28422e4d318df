import { build, parseAst, type Rolldown } from 'vite'
import { classicScript } from '../../scripts/classic-script.ts'
import { type OwnScript, type OwnScriptName, ownScripts } from '../../scripts/own-scripts.ts'
import { sourceModule } from '../package-files.ts'
import { packConfig } from './pack-config.ts'
import { refuseComputedImports } from './refuse-computed-imports.ts'

/** Bundles one of the package's own scripts, in its final format. */
export async function bundleScript(name: OwnScriptName): Promise<string> {
  const { entry, format, parameter }: OwnScript = ownScripts[name]
  const output = await build(
    packConfig({
      input: sourceModule(`sw/${entry}`),
      plugins: format === 'classic' ? [refuseComputedImports] : [],
      output: { format: 'es', codeSplitting: false, minify: true },
    }),
  )
  const { code } = ([output].flat()[0] as Rolldown.RolldownOutput).output[0]
  return format === 'module' ? code : classicScript(code, parseAst, parameter)
}

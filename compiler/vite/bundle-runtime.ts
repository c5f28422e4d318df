import { build, type Rolldown } from 'vite'
import { wrapScript } from '../entry/wrap-script.ts'
import { runtimeFile } from './runtime-files.ts'

/**
 * Bundles one of the package's own scripts, without the project's plugins, into a function of one parameter that is
 * called at the end with nothing: `withArgument` puts the argument there.
 */
export async function bundleRuntime(name: string, parameter: string): Promise<string> {
  return wrapScript(await bundleModule(name), parameter)
}

/** Bundles one of the package's own modules, without the project's plugins, into one module with the same exports. */
export async function bundleModule(name: string): Promise<string> {
  const output = await build({
    configFile: false,
    envFile: false,
    logLevel: 'error',
    publicDir: false,
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      minify: true,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: {
        input: runtimeFile(name),
        preserveEntrySignatures: 'strict',
        output: { format: 'es', codeSplitting: false },
      },
    },
  })
  const { output: chunks } = [output].flat()[0] as Rolldown.RolldownOutput
  return chunks[0].code
}

export { withArgument } from '../entry/wrap-script.ts'

import { build, type Rolldown } from 'vite'
import type { DevWorkerConfig } from '../../../sw/worker/dev/dev-worker-config.ts'
import { wrapScript } from '../../entry/wrap-script.ts'
import { runtimeFile } from '../runtime-files.ts'

/** Bundles the dev worker's own code. The project has no part in it, so that one bundle serves as long as we run. */
export async function bundleDevWorker(): Promise<string> {
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
        input: runtimeFile('worker/dev/entry'),
        output: { format: 'es', codeSplitting: false },
      },
    },
  })
  const { output: chunks } = [output].flat()[0] as Rolldown.RolldownOutput
  return wrapScript(chunks[0].code, 'stowawayDevConfig')
}

/** The script that the browser registers. A changed route table changes its bytes, which is how a browser sees news. */
export function devWorkerScript(bundle: string, config: DevWorkerConfig): string {
  return bundle.replace(/\(\)$/, () => `(${JSON.stringify(config)})`)
}

import { build } from 'vite'

/** A worker's source as one minified script, as Vite builds it. */
export async function bundleWorker(root: string, entry: string): Promise<string> {
  const result = await build({
    root,
    configFile: false,
    logLevel: 'silent',
    define: { 'process.env.NODE_ENV': '"production"' },
    resolve: { conditions: ['worker', 'browser', 'module', 'import', 'default'] },
    build: {
      write: false,
      minify: true,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: { input: entry, output: { format: 'iife', minify: true } },
    },
  })
  const outputs = [result].flat().flatMap((one) => ('output' in one ? one.output : []))
  const scripts = outputs.flatMap((file) => (file.type === 'chunk' ? [file.code] : []))
  const [script] = scripts
  if (script === undefined || scripts.length > 1) throw new Error(`${entry} became ${scripts.length} scripts.`)
  return script
}

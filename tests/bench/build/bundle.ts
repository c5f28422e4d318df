// Bundles `entry.ts` of a folder into `TOOL.js` beside it: `bundle.js TOOL FOLDER`.
import { join } from 'node:path'

const [tool, folder = '.'] = process.argv.slice(2)
const input = join(folder, 'entry.ts')
const fileName = `${tool}.js`

if (tool === 'rolldown') {
  const { rolldown } = await import('rolldown')
  const bundle = await rolldown({ input, platform: 'browser' })
  await bundle.write({ file: join(folder, fileName), format: 'esm', minify: true })
  await bundle.close()
} else {
  const { build } = await import('vite')
  await build({
    root: folder,
    configFile: false,
    logLevel: 'error',
    build: {
      outDir: folder,
      emptyOutDir: false,
      target: 'es2022',
      modulePreload: false,
      reportCompressedSize: false,
      copyPublicDir: false,
      rolldownOptions: {
        input,
        preserveEntrySignatures: 'strict',
        output: { entryFileNames: fileName, format: 'es' },
      },
    },
  })
}
process.exit(0)

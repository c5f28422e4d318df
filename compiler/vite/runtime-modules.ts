import { build, type Plugin, type Rolldown } from 'vite'
import { pageEnvironment } from '../page-environment.ts'
import { bundleRuntime } from './bundle-runtime.ts'
import { pageScripts } from './page-fallback.ts'
import { compilerFile, runtimeFile } from './runtime-files.ts'

/** By specifier; the file names are their own, so that the modules may share parts. */
const entries: Readonly<Record<string, string>> = {
  stowaway: runtimeFile('index'),
  'stowaway/worker': runtimeFile('worker'),
  'stowaway/middleware': runtimeFile('middleware'),
  'astro:middleware': runtimeFile('middleware'),
  'stowaway/storage': runtimeFile('storage'),
  'stowaway/storage/indexed': runtimeFile('data/indexed-storage'),
  'stowaway/client': runtimeFile('client'),
  'stowaway/client/boot': runtimeFile('client/boot'),
  'stowaway/prerender': compilerFile('static/prerender-project'),
}

let made: Promise<Readonly<Record<string, string>>> | undefined

/**
 * The package's own parts as texts, for a compiler that has no disk: modules by specifier, the parts that they share
 * (`./…`), and the finished scripts of a site (`script:…`). Made once in a process.
 */
export function runtimeModules(): Promise<Readonly<Record<string, string>>> {
  made ??= makeModules()
  return made
}

/** Which values `import.meta.env` has is known when a project is built. */
const keepEnvironment: Plugin = {
  name: 'stowaway:keep-environment',
  enforce: 'pre',
  transform: {
    filter: { code: /import\.meta\.env/ },
    handler: (code) => code.replaceAll(/import\.meta\.env\b(?:\?(?=\.))?/g, pageEnvironment),
  },
}

async function makeModules(): Promise<Record<string, string>> {
  const names = Object.keys(entries).map((specifier) => [specifier, specifier.replace(/[/:]/g, '-')] as const)
  const output = await build({
    configFile: false,
    envFile: false,
    logLevel: 'error',
    publicDir: false,
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [keepEnvironment],
    // A build for a server: one for pages wraps each lazy import in a helper that needs a document.
    ssr: { noExternal: true, target: 'webworker' },
    build: {
      ssr: true,
      write: false,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: {
        input: Object.fromEntries(names.map(([specifier, name]) => [name, entries[specifier] ?? ''])),
        preserveEntrySignatures: 'strict',
        output: {
          format: 'es',
          entryFileNames: '[name].js',
          chunkFileNames: 'part-[name]-[hash].js',
          // Names and calls without effect stay, for the bundler that takes from them what a project needs; comments,
          // which name this machine's folders, do not.
          minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } },
        },
      },
    },
  })
  const modules: Record<string, string> = {}
  const { output: chunks } = [output].flat()[0] as Rolldown.RolldownOutput
  for (const chunk of chunks) if (chunk.type === 'chunk') modules[`./${chunk.fileName}`] = chunk.code
  for (const [specifier, name] of names) modules[specifier] = `export * from './${name}.js'`
  modules['script:stowaway-404.js'] = await bundleRuntime('client/visit-endpoint-entry', 'stowawayAddress')
  for (const { name, source } of pageScripts) modules[`script:${name}`] = await source()
  return modules
}

/** The source of `virtual:stowaway/runtime`. */
export const runtimeSource = async (): Promise<string> => `export default ${JSON.stringify(await runtimeModules())}`

export const virtualRuntime = 'virtual:stowaway/runtime'

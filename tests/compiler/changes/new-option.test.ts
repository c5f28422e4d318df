import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createProject } from '../temporary-project.ts'
import { type Change, openScratchCopy } from './scratch-copy.ts'

/** The option `greeting`: a header of every answer, on every host. */
const changes: readonly Change[] = [
  {
    file: 'compiler/project/settings.ts',
    find: '  readonly serverTiming?: boolean\n',
    replace: '  readonly serverTiming?: boolean\n  /** A header of every answer. */\n  readonly greeting?: string\n',
  },
  {
    file: 'compiler/project/settings.ts',
    find: '  serverTiming: { check: flag },\n',
    replace: '  serverTiming: { check: flag },\n  greeting: { check: text, app: true },\n',
  },
  {
    file: 'sw/core/app/app-settings.ts',
    find: 'export interface AppSettings {\n',
    replace: 'export interface AppSettings {\n  readonly greeting?: string\n',
  },
  {
    file: 'sw/core/app/finish.ts',
    find: '  const added = ',
    replace:
      "  const { greeting } = exchange.scope.options\n  if (greeting !== undefined) own.push(['x-greeting', greeting] as never)\n  const added = ",
  },
]

const endpoint = "export const GET = () => new Response('hello')"

test('an option for every host takes three files', { timeout: 240_000, tags: ['soak'] }, async () => {
  const copy = await openScratchCopy()
  const project = await createProject({ 'src/pages/hello.ts': endpoint })
  try {
    await copy.change(changes)
    expect(new Set(changes.map(({ file }) => file)).size).toBeLessThanOrEqual(3)
    await copy.compile()
    await copy.pack()
    const options = JSON.stringify({ greeting: 'ahoy' })

    const compiled = await copy.print(`
      import * as esbuild from 'esbuild-wasm'
      import { createApp } from './dist/sw/index.js'
      import { createCompiler } from './dist/compiler/index.js'
      const compiler = createCompiler({ esbuild })
      const files = new Map([['src/pages/hello.ts', ${JSON.stringify(endpoint)}]])
      const { bundle } = await compiler.compile(files, ${options})
      const { modules } = new Function('stowaway', bundle.code)({})
      const app = createApp({ ...bundle.app, manifest: bundle.manifest, load: (file) => modules.get(file)() })
      const wrong = await compiler.compile(files, { greting: 'ahoy' })
      console.log((await app.fetch(new Request('http://localhost/hello'))).headers.get('x-greeting'), wrong.errors[0].hint)
      await compiler.dispose()`)
    expect(compiled).toBe('ahoy Did you mean "greeting"?')

    const outDir = JSON.stringify(join(project.root, 'dist'))
    const served = await copy.print(`
      import { readFileSync } from 'node:fs'
      import { pathToFileURL } from 'node:url'
      import { buildProject } from './dist/compiler/vite/build-project.js'
      const silent = { info() {}, warn() {}, progress() {} }
      const project = { root: ${JSON.stringify(project.root)}, config: false, outDir: ${outDir}, stowaway: ${options} }
      await buildProject({ ...project, target: 'worker' }, silent)
      const inWorker = readFileSync(${outDir} + '/sw.js', 'utf8').includes('ahoy')
      await buildProject({ ...project, target: 'node' }, silent)
      const { serve } = await import(pathToFileURL(${outDir} + '/server/entry.mjs').href)
      const server = await serve({ port: 0, host: '127.0.0.1' })
      const response = await fetch(new URL('/hello', server.url))
      console.log(inWorker, response.headers.get('x-greeting'))
      await server.close()
      process.exit()`)
    expect(served).toBe('true ahoy')
  } finally {
    await copy.remove()
    await project.remove()
  }
})

test('a script for the sites of one option takes two files: its code and its entry in the list', {
  timeout: 240_000,
  tags: ['soak'],
}, async () => {
  const copy = await openScratchCopy()
  const project = await createProject({ 'src/pages/hello.ts': endpoint })
  try {
    await copy.change([
      {
        file: 'compiler/scripts/own-scripts.ts',
        find: "  'unregister-worker.js'",
        replace:
          "  'live-help.js': { entry: 'live/preview/entry', format: 'classic', isAdded: withLive },\n  'unregister-worker.js'",
      },
    ])
    await copy.compile()
    await copy.pack()
    const names = await copy.print(`
      import { existsSync } from 'node:fs'
      import * as esbuild from 'esbuild-wasm'
      import { createCompiler } from './dist/compiler/index.js'
      import { buildProject } from './dist/compiler/vite/build-project.js'
      import { liveRuntime, runtimeModules } from './dist/compiler/vite/runtime-source.js'
      const silent = { info() {}, warn() {}, progress() {} }
      const stowaway = { live: true }
      const outDir = ${JSON.stringify(join(project.root, 'dist'))}
      await buildProject({ root: ${JSON.stringify(project.root)}, config: false, outDir, stowaway }, silent)
      const runtime = async () => ({ ...(await runtimeModules()), ...(await liveRuntime()) })
      const compiler = createCompiler({ esbuild, runtime })
      const files = new Map([['src/pages/hello.ts', ${JSON.stringify(endpoint)}]])
      const run = async (code, argument) => new Function('argument', code)(argument)
      const made = await compiler.buildStatic(files, stowaway, { run })
      console.log(existsSync(outDir + '/live-help.js'), made.files.has('live-help.js'))
      process.exit()`)
    expect(names).toBe('true true')
  } finally {
    await copy.remove()
    await project.remove()
  }
})

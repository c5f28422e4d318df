import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import * as esbuild from 'esbuild-wasm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createCompiler } from '../../../compiler/create-compiler.ts'
import type { StaticBuild } from '../../../compiler/static/static-build.ts'
import { runtimeModules } from '../../../compiler/vite/runtime-modules.ts'
import { options } from '../../fixtures/shop/options.ts'
import { contentOf, createProject, dist, stowaway, type TemporaryProject } from '../temporary-project.ts'
import { readProject } from './read-project.ts'
import { runHere } from './run-here.ts'

const fixture = join(import.meta.dirname, '../../fixtures/shop')
const compiler = createCompiler({ esbuild, runtime: runtimeModules })

let project: TemporaryProject
let onDisk: Readonly<Record<string, string>>
let made: StaticBuild

beforeAll(async () => {
  const plugin = pathToFileURL(join(dist, 'compiler/vite.js')).href
  project = await createProject({
    'vite.config.mjs': `
      import { stowaway } from ${JSON.stringify(plugin)}
      export default { logLevel: 'error', plugins: [stowaway(${JSON.stringify(options)})] }`,
  })
  await cp(fixture, project.root, { recursive: true })
  const { exitCode, stderr } = await stowaway('build', '--root', project.root)
  expect(exitCode, stderr).toBe(0)
  onDisk = await contentOf(join(project.root, 'dist'))
  made = await compiler.buildStatic(await readProject(fixture), options, { run: runHere })
}, 60_000)
afterAll(async () => {
  await compiler.dispose()
  await project.remove()
})

const inMemory = () => new Map([...made.files].map(([file, body]) => [file, Buffer.from(body).toString('base64')]))
const path = (file: string) => join(project.root, 'dist', file)
/** Named by bundlers, by their content. */
const isAsset = (file: string) => file.startsWith('assets/')
/** Holds code that another bundler wrote, or names of its files. */
const isBundled = (file: string) => ['index.html', 'sw.js'].includes(file)

test('a static build is the same set of files as the command line makes', () => {
  expect(made.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
  const names = Object.keys(onDisk).map((file) => file.slice(path('').length))
  expect([...made.files.keys()].filter((file) => !isAsset(file))).toEqual(names.filter((file) => !isAsset(file)).sort())
})

test('each file that no bundler writes is the same, byte for byte', () => {
  const same = [...inMemory()].filter(([file]) => !isAsset(file) && !isBundled(file))
  expect(same.length).toBeGreaterThan(15)
  for (const [file, body] of same)
    expect(Buffer.from(body, 'base64'), file).toEqual(Buffer.from(onDisk[path(file)] ?? '', 'base64'))
})

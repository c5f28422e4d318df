import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import * as esbuild from 'esbuild-wasm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createCompiler } from '../../../compiler/create-compiler.ts'
import type { StaticBuild } from '../../../compiler/static/static-build.ts'
import { options } from '../../fixtures/shop/options.ts'
import { dist } from '../temporary-project.ts'
import { buildOnDisk } from './build-on-disk.ts'
import { readProject } from './read-project.ts'
import { runHere } from './run-here.ts'

const fixture = join(import.meta.dirname, '../../fixtures/shop')
/** Of the compiled package, which is the one that the command line runs. */
const { runtimeModules } = await import(pathToFileURL(join(dist, 'compiler/vite/runtime-source.js')).href)
const compiler = createCompiler({ esbuild, runtime: runtimeModules })

/** In base64. */
let onDisk: ReadonlyMap<string, string>
let made: StaticBuild

beforeAll(async () => {
  onDisk = await buildOnDisk(fixture, options)
  made = await compiler.buildStatic(await readProject(fixture), options, { run: runHere })
}, 60_000)
afterAll(() => compiler.dispose())

/** Named by bundlers, by their content. */
const isAsset = (file: string) => file.startsWith('assets/')
/** Holds code that another bundler wrote, or names of its files. */
const isBundled = (file: string) => isAsset(file) || ['index.html', 'sw.js'].includes(file)

const names = (files: Iterable<string>) => [...files].filter((file) => !isAsset(file)).sort()

test('a static build is the same set of files as the command line makes', () => {
  expect(made.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
  expect(names(made.files.keys())).toEqual(names(onDisk.keys()))
})

test('each file that no bundler writes is the same, byte for byte', () => {
  const same = [...made.files.keys()].filter((file) => !isBundled(file))
  expect(same.length).toBeGreaterThan(15)
  const differ = same.filter((file) => Buffer.from(made.files.get(file) ?? []).toString('base64') !== onDisk.get(file))
  expect(differ).toEqual([])
})

import * as esbuild from 'esbuild-wasm'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { createCompiler } from '../../compiler/create-compiler.ts'
import { runtimeModules } from '../../compiler/vite/runtime-source.ts'
import { startBrowser } from '../hosts/browser/start-browser.ts'
import { startCompiled } from '../hosts/start-compiled.ts'
import { describeContract } from './run-contract.ts'

let browser: Browser
const compiler = createCompiler({ esbuild, runtime: runtimeModules })

beforeAll(async () => {
  browser = await startBrowser()
}, 60_000)
afterAll(async () => {
  await compiler.dispose()
  await browser.close()
})

describeContract(
  'worker',
  (project) => startCompiled(project, browser, compiler),
  'a worker that was compiled without a disk',
)

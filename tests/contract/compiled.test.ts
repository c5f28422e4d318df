import * as esbuild from 'esbuild-wasm'
import { afterAll, beforeAll } from 'vitest'
import { createCompiler } from '../../compiler/create-compiler.ts'
import { runtimeModules } from '../../compiler/vite/runtime-source.ts'
import type { HostBrowser } from '../hosts/browser/host-browser.ts'
import { startCompiled } from '../hosts/start-compiled.ts'
import { startContractBrowser } from './browser.ts'
import { describeContract } from './run-contract.ts'

let browser: HostBrowser
const compiler = createCompiler({ esbuild, runtime: runtimeModules })

beforeAll(async () => {
  browser = await startContractBrowser()
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

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import * as esbuild from 'esbuild-wasm'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { createCompiler } from '../../compiler/create-compiler.ts'
import { startPreview } from '../../compiler/node/preview-server.ts'
import { runtimeModules } from '../../compiler/vite/runtime-source.ts'
import { normaliseBase } from '../../sw/core/routes/base.ts'
import { readProject } from '../compiler/static/read-project.ts'
import { runHere } from '../compiler/static/run-here.ts'
import { startBrowser } from '../conformance/hosts/browser.ts'
import { pageName, pageSource } from '../conformance/hosts/page-request.ts'
import { reportingWorker } from '../conformance/hosts/report-answers.ts'
import { openWorkerHost } from './hosts/worker-host.ts'
import type { ContractProject } from './projects.ts'
import { describeContract, type OpenHost } from './run-contract.ts'

let browser: Browser | undefined
const reporting = { 'stowaway/worker': reportingWorker('./stowaway-worker.js') }
const compiler = createCompiler({ esbuild, runtime: async () => ({ ...(await runtimeModules()), ...reporting }) })

beforeAll(async () => {
  browser = await startBrowser()
}, 60_000)
afterAll(async () => {
  await compiler.dispose()
  await browser?.close()
})

/** The worker that the compiler without a disk made, in Chromium, through its fetch event. */
async function openCompiled({ name, folder, base, stowaway }: ContractProject): Promise<OpenHost> {
  if (browser === undefined) throw new Error('The browser did not start.')
  const files = new Map<string, string | Uint8Array>([
    ...(await readProject(folder)),
    [`public/${pageName}`, pageSource],
    ['package.json', JSON.stringify({ name })],
  ])
  const made = await compiler.buildStatic(files, { ...stowaway, base }, { run: runHere })
  if (!made.ok) throw new Error(made.diagnostics.map(({ message }) => message).join('\n'))
  const site = await mkdtemp(join(tmpdir(), 'stowaway-compiled-'))
  for (const [path, body] of made.files) {
    await mkdir(dirname(join(site, path)), { recursive: true })
    await writeFile(join(site, path), body)
  }
  const preview = await startPreview({ folder: site, base: normaliseBase(base), port: 0, host: '127.0.0.1' })
  const host = await openWorkerHost(browser, new URL(preview.url).origin, { name, folder, base, stowaway })
  return {
    ...host,
    async close() {
      await host.close()
      await preview.close()
      await rm(site, { recursive: true, force: true })
    },
  }
}

describeContract('worker', openCompiled, 'a worker that was compiled without a disk')

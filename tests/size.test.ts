import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build, type Rolldown } from 'vite'
import { expect, test } from 'vitest'
import { root } from './architecture/source-files.ts'
import { createProject, stowaway } from './compiler/temporary-project.ts'

const kilobytes = (bytes: number): number => Math.round(bytes / 10) / 100

/** The gzipped worker of a project with one endpoint, in kB (1000 bytes), as a user's build makes it. */
async function workerSize(...flags: readonly string[]): Promise<number> {
  const project = await createProject({ 'src/pages/hello.json.ts': "export const GET = () => Response.json('hello')" })
  try {
    const { exitCode, stdout, stderr } = await stowaway('build', '--root', project.root, '--json', ...flags)
    expect(exitCode, stderr).toBe(0)
    return kilobytes(JSON.parse(stdout).worker.gzip)
  } finally {
    await project.remove()
  }
}

/** What a page must load before its app starts, gzipped, in kB. */
async function bootSize(): Promise<number> {
  const outDir = await mkdtemp(join(tmpdir(), 'stowaway-size-'))
  try {
    const result = await build({
      root,
      configFile: false,
      logLevel: 'silent',
      build: { outDir, write: false, lib: { entry: 'sw/client/boot.ts', formats: ['es'] }, minify: true },
    })
    return kilobytes(gzipSync(codeOf(result)).byteLength)
  } finally {
    await rm(outDir, { recursive: true, force: true })
  }
}

/** The entry's own code: what it fetches later, once the app has started, is left out. */
function codeOf(result: Awaited<ReturnType<typeof build>>): string {
  const outputs: readonly Rolldown.RolldownOutput[] = [result].flat().filter((one) => 'output' in one)
  const files = outputs.flatMap(({ output }) => output)
  return files.map((file) => (file.type === 'chunk' && file.isEntry ? file.code : '')).join('')
}

test.for([
  { name: 'the worker of one endpoint', measure: () => workerSize(), budget: 33 },
  { name: 'the same with offline', measure: () => workerSize('--offline'), budget: 37 },
  { name: 'the boot entry', measure: bootSize, budget: 1.15 },
])('$name stays within $budget kB gzipped', { timeout: 60_000 }, async ({ name, measure, budget }) => {
  const size = await measure()
  console.log(`${name}: ${size} kB gzipped`)
  expect(size).toBeGreaterThan(budget / 2)
  expect(size).toBeLessThanOrEqual(budget)
})

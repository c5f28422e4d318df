import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { vi } from 'vitest'
import { buildContract } from './hosts/build-contract.ts'
import { httpClient } from './hosts/http-client.ts'
import type { ContractProject } from './projects.ts'
import { describeContract, type OpenHost } from './run-contract.ts'

/** What the entry of a built Node server exports. */
interface ServerEntry {
  serve(options: { port: number; host: string }): Promise<{ url: string; close(): Promise<void> }>
}

/** The built Node server, asked over HTTP. */
async function openNode(project: ContractProject): Promise<OpenHost> {
  const built = await buildContract(project, 'node')
  process.env.STORAGE_FOLDER = join(built.outDir, 'storage')
  const entry: ServerEntry = await import(pathToFileURL(join(built.outDir, 'server/entry.mjs')).href)
  const { url, close } = await entry.serve({ port: 0, host: '127.0.0.1' })
  const { origin } = new URL(url)
  const told = vi.spyOn(console, 'error').mockImplementation(() => {})
  vi.spyOn(console, 'warn').mockImplementation(() => {})
  return {
    origin,
    client: httpClient(origin),
    inWorker: false,
    isDev: false,
    hidesCookies: false,
    takeErrors() {
      const errors = told.mock.calls.map(([error]: readonly unknown[]) => error)
      told.mockClear()
      return errors
    },
    async close() {
      vi.restoreAllMocks()
      await close()
      await built.remove()
    },
  }
}

describeContract('node', openNode)

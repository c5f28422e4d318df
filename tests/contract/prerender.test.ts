import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { startPreview } from '../../compiler/node/preview-server.ts'
import { prerenderProject } from '../../compiler/vite/build-project.ts'
import { StowawayError } from '../../sw/core/errors/stowaway-error.ts'
import { normaliseBase } from '../../sw/core/routes/base.ts'
import { readFiles } from '../conformance/hosts/read-files.ts'
import { writeProject } from '../conformance/work-copy.ts'
import { groups } from './cases.ts'
import type { BuildCase, ContractCase } from './contract.ts'
import { buildContract } from './hosts/build-contract.ts'
import { httpClient } from './hosts/http-client.ts'
import { silent } from './hosts/silent.ts'
import type { ContractProject } from './projects.ts'
import { describeContract, type OpenHost } from './run-contract.ts'

/** The files of a build, served as any static host does. */
async function openFiles(project: ContractProject): Promise<OpenHost> {
  const built = await buildContract(project, 'worker')
  const base = normaliseBase(project.base)
  const preview = await startPreview({ folder: built.outDir, base, port: 0, host: '127.0.0.1' })
  const { origin } = new URL(preview.url)
  return {
    origin,
    client: httpClient(origin),
    inWorker: false,
    isDev: false,
    hidesCookies: false,
    async close() {
      await preview.close()
      await built.remove()
    },
  }
}

describeContract('prerender', openFiles)

const isBuild = (one: ContractCase): one is BuildCase => 'build' in one

describe('prerender, builds', () => {
  const cases = groups.flatMap((group) => group.cases.filter(isBuild)).map((one) => [one.name, one] as const)
  test.each(cases)('%s', { timeout: 20_000 }, async (_, { build, outcome }) => {
    const { files, redirects } = build
    const copy = await writeProject(files)
    const options = { root: copy.root, config: false, outDir: join(copy.root, 'dist') } as const
    const run = () => prerenderProject({ ...options, ...(redirects && { stowaway: { redirects } }) }, silent)
    try {
      if ('error' in outcome) {
        const error = await run().then(
          () => undefined,
          (thrown: unknown) => thrown,
        )
        expect(error).toBeInstanceOf(StowawayError)
        expect(error).toMatchObject({ code: outcome.error })
        if (outcome.names !== undefined) expect(String(error)).toContain(outcome.names)
        return
      }
      await run()
      const written = await readFiles(join(copy.root, 'dist'))
      const texts = [...written].map(([path, bytes]) => [path, new TextDecoder().decode(bytes)] as const)
      expect(Object.fromEntries(texts)).toEqual(outcome.written)
    } finally {
      await copy.remove()
    }
  })
})

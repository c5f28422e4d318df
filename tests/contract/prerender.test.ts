import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { prerenderProject } from '../../compiler/vite/prerender-project.ts'
import { StowawayError } from '../../sw/core/errors/stowaway-error.ts'
import { readFiles } from '../hosts/read-files.ts'
import { silent } from '../hosts/silent.ts'
import { startStatic } from '../hosts/start-static.ts'
import { writeProject } from '../hosts/work-copy.ts'
import { groups } from './cases.ts'
import type { BuildCase, ContractCase } from './contract.ts'
import { describeContract } from './run-contract.ts'

/** The files of a build, served as any static host does. */
describeContract('prerender', startStatic)

const isBuild = (one: ContractCase): one is BuildCase => 'build' in one

describe('prerender, builds', () => {
  const cases = groups.flatMap((group) => group.cases.filter(isBuild)).map((one) => [one.name, one] as const)
  test.each(cases)('%s', { timeout: 20_000 }, async (_, { build, outcome }) => {
    const { files, options: stowaway = {} } = build
    const copy = await writeProject(files)
    const options = { root: copy.root, config: false, outDir: join(copy.root, 'dist'), stowaway } as const
    const run = () => prerenderProject(options, silent)
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

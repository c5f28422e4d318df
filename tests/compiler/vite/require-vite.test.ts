import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { requireVite } from '../../../compiler/vite/require-vite.ts'
import { root } from '../../architecture/source-files.ts'

test('each version of the peer range will do, from the lowest', async () => {
  const { peerDependencies } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))
  const lowest = peerDependencies.vite.replace('^', '')
  for (const version of [lowest, `${lowest}-beta.1`, lowest.replace(/\.0$/, '.99'), '10.0.0']) requireVite(version)
  const before = `${Number.parseInt(lowest, 10) - 1}.99.0`
  expect(() => requireVite(before)).toThrow(
    expect.objectContaining({
      name: 'ViteTooOld',
      message: `Stowaway needs Vite 8, and this project has Vite ${before}.`,
    }),
  )
})

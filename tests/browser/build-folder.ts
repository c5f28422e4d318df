import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A folder in which the builds of one run are kept, for all its workers. */
export default async function makeBuildFolder(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'stowaway-builds-'))
  process.env.STOWAWAY_TEST_BUILDS = folder
  return () => rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
}

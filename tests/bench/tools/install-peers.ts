import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { MissingError } from './missing-error.ts'
import { type PeerName, peerVersions } from './peer-versions.ts'

/** Where installed peers are kept from run to run. */
export const peersFolder = (): string => join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'stowaway-bench')

/** Runs inside the installed folder, so that Node looks for packages there. */
const loader = 'export const load = (name) => import(name)\n'

const tenMinutes = 600_000

/**
 * Installs packages into a folder of their own, once for each set of versions.
 *
 * @throws an error that says what could not be installed, and what to do
 */
export async function installPeers(names: readonly PeerName[], progress: (text: string) => void): Promise<string> {
  const packages = names.toSorted().map((name) => `${name}@${peerVersions[name]}`)
  const folder = join(peersFolder(), packages.join('+').replaceAll('/', '-'))
  if (existsSync(folder)) return folder
  progress(`installing ${packages.join(', ')}`)
  const draft = `${folder}.${process.pid}`
  await mkdir(draft, { recursive: true })
  await writeFile(join(draft, 'package.json'), JSON.stringify({ private: true, type: 'module' }))
  await writeFile(join(draft, 'load.mjs'), loader)
  try {
    const args = [
      'install',
      '--no-audit',
      '--no-fund',
      '--fetch-retries=1',
      '--ignore-scripts',
      '--save-exact',
      ...packages,
    ]
    await promisify(execFile)('npm', args, { cwd: draft, timeout: tenMinutes })
    await rename(draft, folder)
  } catch (error) {
    await rm(draft, { recursive: true, force: true })
    // Another run may have been faster.
    if (existsSync(folder)) return folder
    const why =
      /^npm error (request to .+|.*\bnot found\b.*|notarget .+)$/m.exec(
        error instanceof Error ? error.message : '',
      )?.[1] ?? error
    const what = packages.join(', ')
    throw new MissingError(`Cannot install ${what}: ${why}\nConnect to the network, or use --no-peers.`)
  }
  return folder
}

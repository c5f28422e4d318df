import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

const kept = join('node_modules', '.stowaway', 'packages')

/**
 * Installs packages that only one test needs into a folder of their own, once for each set of versions.
 *
 * @param packages with versions: `json-server@0.17.4`
 * @returns the folder, whose `node_modules` has them
 */
export async function installPackages(packages: readonly string[]): Promise<string> {
  const folder = join(process.cwd(), kept, packages.join('+').replaceAll('/', '-'))
  if (existsSync(folder)) return folder
  const draft = `${folder}.${process.pid}`
  await mkdir(draft, { recursive: true })
  await writeFile(join(draft, 'package.json'), JSON.stringify({ private: true }))
  try {
    const args = ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--save-exact', ...packages]
    await promisify(execFile)('npm', args, { cwd: draft, timeout: 300_000 })
    await rename(draft, folder)
  } catch (error) {
    await rm(draft, { recursive: true, force: true })
    // Another test may have been faster.
    if (!existsSync(folder)) throw error
  }
  return folder
}

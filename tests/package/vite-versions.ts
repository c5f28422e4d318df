import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { emptyFolder, repository } from './installed-package.ts'
import { run } from './run-command.ts'

export type ViteName = 'lowest' | 'locked' | 'newest'

/** The versions of Vite that the package is tried with, by name. */
export const viteVersion: Readonly<Record<ViteName, () => Promise<string>>> = {
  lowest: async () => (await peerRange()).replace(/^[^\d]*/, ''),
  async locked() {
    const { packages } = JSON.parse(await readFile(join(repository, 'package-lock.json'), 'utf8'))
    return packages['node_modules/vite'].version
  },
  /** The version that people get who install the package today. */
  async newest() {
    const versions = await askRegistry(`vite@${await peerRange()}`)
    return versions.reduce((newest, version) => (isNewer(version, newest) ? version : newest))
  },
}

async function peerRange(): Promise<string> {
  return JSON.parse(await readFile(join(repository, 'package.json'), 'utf8')).peerDependencies.vite
}

/** With its own cache: npm would use an old one if it cannot reach the registry. */
async function askRegistry(query: string): Promise<readonly string[]> {
  const cache = await emptyFolder()
  const options = ['--cache', cache.path, '--fetch-retries', '1', '--fetch-retry-mintimeout', '1000']
  const { stdout, text, exitCode } = await run(repository, 'npm', 'view', query, 'version', '--json', ...options)
  await cache.remove()
  if (exitCode === 0 && stdout.trim() !== '') return [JSON.parse(stdout)].flat()
  throw new Error(`The npm registry does not say which versions ${query} are there, so none could be tried:\n${text}`)
}

const isNewer = (version: string, other: string): boolean =>
  version.localeCompare(other, undefined, { numeric: true }) > 0

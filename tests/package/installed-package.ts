import { mkdtemp, readdir, readFile, realpath, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { editFolder, type Folder } from './folder.ts'
import { succeed } from './run-command.ts'

export const repository: string = fileURLToPath(new URL('../..', import.meta.url))

export interface InstalledPackage extends Folder {
  /** The version of Vite beside it. */
  readonly vite: string
}

/** An empty folder. */
export async function emptyFolder(): Promise<Folder> {
  return editFolder(await realpath(await mkdtemp(join(tmpdir(), 'stowaway-package-'))))
}

/** Installs the packed package and a version of Vite into an empty project, as a user's `npm install` does. */
export async function installPackage(
  vite: string,
  packageJson: object = { type: 'module' },
): Promise<InstalledPackage> {
  const folder = await emptyFolder()
  await folder.write('package.json', JSON.stringify({ private: true, ...packageJson }))
  await succeed(folder.path, 'npm', ...npmInstall, await packedPackage(), `vite@${vite}`)
  return { ...folder, vite: await installedVersion(folder.path, 'vite') }
}

/** `npm install` without the steps that take time and show nothing. */
export const npmInstall = ['install', '--save-dev', '--prefer-offline', '--no-audit', '--no-fund'] as const

export async function installedVersion(folder: string, name: string): Promise<string> {
  const { version } = JSON.parse(await readFile(join(folder, 'node_modules', name, 'package.json'), 'utf8'))
  return version
}

/** Each run of the suite packs once. `browser/build-folder.ts` creates and removes the folder. */
const shared = process.env.STOWAWAY_TEST_BUILDS
let packed: Promise<string> | undefined

/** The tarball of the compiled package. */
export function packedPackage(): Promise<string> {
  packed ??= findOrPack()
  return packed
}

async function findOrPack(): Promise<string> {
  const kept = join(shared ?? (await mkdtemp(join(tmpdir(), 'stowaway-packed-'))), 'package')
  const [found] = await readdir(kept).catch(() => [])
  if (found !== undefined) return join(kept, found)
  const made = await mkdtemp(join(dirname(kept), 'pack-'))
  await succeed(repository, 'npm', 'pack', '--ignore-scripts', '--pack-destination', made)
  // Another process may have been faster, with the same tarball.
  await rename(made, kept).catch(() => rm(made, { recursive: true, force: true }))
  const [name = ''] = await readdir(kept)
  return join(kept, name)
}

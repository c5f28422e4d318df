import { existsSync } from 'node:fs'
import { cp, mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { packageRoot } from './package-root.ts'

/** A copy of a project that a host may build in and change. */
export interface WorkCopy {
  readonly root: string
  remove(): Promise<void>
}

async function emptyCopy(): Promise<WorkCopy> {
  // Below this package's node_modules, so that imports of its dependencies resolve from the copy.
  // The real path, since node_modules may be a link.
  const root = await realpath(await mkdtemp(join(packageRoot, 'node_modules/.stowaway-copy-')))
  return { root, remove: () => rm(root, { recursive: true, force: true }) }
}

/** Copies the `src` and `public` of a project folder. */
export async function copyProject(folder: string): Promise<WorkCopy> {
  const copy = await emptyCopy()
  for (const name of ['src', 'public']) {
    const from = join(folder, name)
    // The project may be read-only; the copy must not be.
    if (existsSync(from)) await cp(from, join(copy.root, name), { recursive: true, mode: 0 })
  }
  return copy
}

/** Writes files, by path, into a fresh folder. */
export async function writeProject(files: Readonly<Record<string, string>>): Promise<WorkCopy> {
  const copy = await emptyCopy()
  for (const [path, text] of Object.entries(files)) {
    if (path.split('/').includes('..')) throw new Error(`A file of a project may not lie outside of it: ${path}`)
    const file = join(copy.root, path)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, text)
  }
  return copy
}

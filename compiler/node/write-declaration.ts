import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import type { RouteManifest } from '../../sw/core/routes/route-manifest.ts'
import { routeDeclaration } from '../types/route-declaration.ts'

/** Relative to the project's root; what a `tsconfig.json` includes. */
export const declarationFile = '.stowaway/routes.d.ts'

/** Whether a project has a package installed. */
function hasPackage(name: string, root: string): boolean {
  return findPackageFolders(root).some((folder) => existsSync(join(folder, name)))
}

const findPackageFolders = (root: string): readonly string[] =>
  createRequire(join(root, 'package.json')).resolve.paths('x') ?? []

interface DeclarationPlace {
  readonly root: string
  readonly pagesFolder: string
}

/** Writes the declaration of a project's routes, unless it says the same already: editors read it again on each write. */
export async function writeDeclaration(
  { root, pagesFolder }: DeclarationPlace,
  manifest: RouteManifest,
): Promise<'written' | 'same'> {
  const file = join(root, declarationFile)
  const text = routeDeclaration(manifest, relative(dirname(file), pagesFolder).replaceAll('\\', '/'), {
    hasAstro: hasPackage('astro', root),
  })
  const old = await readFile(file, 'utf8').catch(() => undefined)
  if (old === text) return 'same'
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, text)
  // Like other generated folders, it is no part of a repository.
  await writeFile(join(dirname(file), '.gitignore'), '*\n')
  return 'written'
}

/** The same, where types are a by-product: a folder that cannot be written to is a warning. */
export async function tryWriteDeclaration(
  place: DeclarationPlace,
  manifest: RouteManifest,
  warn: (text: string) => void,
): Promise<void> {
  try {
    await writeDeclaration(place, manifest)
  } catch (error) {
    warn(`${declarationFile}, the types of the routes, could not be written: ${String(error)}`)
  }
}

import type { SourceFiles } from '../../content/source-files.ts'
import { nearNames } from '../../project/near-names.ts'

/** What an import may leave out, in the order in which it is tried (Vite's `resolve.extensions`). */
const extensions = ['.mjs', '.js', '.mts', '.ts', '.jsx', '.tsx', '.json']

/** TypeScript's convention: the import names what the source file becomes. */
const sourceExtensions: Readonly<Record<string, readonly string[]>> = {
  '.js': ['.ts', '.tsx'],
  '.jsx': ['.tsx'],
  '.mjs': ['.mts'],
}

/** The path in the project that a relative or absolute import names; `undefined` where it leads out of the project. */
export function joinPath(importer: string, specifier: string): string | undefined {
  const names = specifier.startsWith('/') ? [] : importer.split('/').slice(0, -1)
  for (const name of specifier.split('/')) {
    if (name === '' || name === '.') continue
    if (name !== '..') names.push(name)
    else if (names.pop() === undefined) return undefined
  }
  return names.join('/')
}

/** The file of the project that a path names, with the endings that an import may leave out. */
export function resolveFile(files: SourceFiles, path: string): string | undefined {
  if (files.has(path)) return path
  const extension = /\.[cm]?jsx?$/.exec(path)?.[0] ?? ''
  const stem = path.slice(0, path.length - extension.length)
  const asSource = (sourceExtensions[extension] ?? []).map((other) => stem + other)
  const longer = extensions.map((other) => path + other)
  const index = extensions.map((other) => (path === '' ? `index${other}` : `${path}/index${other}`))
  return [...asSource, ...longer, ...index].find((file) => files.has(file))
}

/** Imports that exist and look like one that does not, as the importing file would write them. */
export function nearImports(files: SourceFiles, importer: string, specifier: string): readonly string[] {
  const folder = importer.split('/').slice(0, -1)
  const isShort = !/\.[^./]+$/.test(specifier)
  const written = [...files.keys()].map((file) => {
    const path = relativePath(folder, file)
    return isShort ? path.replace(/\.[cm]?[jt]sx?$/, '') : path
  })
  const near = nearNames(specifier, written)
  if (near.length > 0) return near
  // The right name in another folder, or without its ending.
  const name = baseName(specifier)
  return written.filter((other) => baseName(other) === name).slice(0, 3)
}

const baseName = (path: string): string => (path.split('/').at(-1) ?? '').replace(/\.[^.]*$/, '')

function relativePath(folder: readonly string[], file: string): string {
  const names = file.split('/')
  let same = 0
  while (same < folder.length && same < names.length - 1 && folder[same] === names[same]) same++
  const up = '../'.repeat(folder.length - same)
  return (up === '' ? './' : up) + names.slice(same).join('/')
}

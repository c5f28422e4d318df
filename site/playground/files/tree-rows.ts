import { foldersOf } from './path-rules.ts'

/** A line of the tree as it shows. */
export interface TreeRow {
  readonly path: string
  readonly name: string
  /** From 1. */
  readonly level: number
  readonly isFolder: boolean
  readonly isOpen: boolean
  /** Its place among its siblings, from 1, and how many they are. */
  readonly position: number
  readonly siblings: number
  /** Its folder, '' for the project's. */
  readonly parent: string
}

/** The visible rows: folders first, then files, each sorted by name, without the contents of closed folders. */
export function treeRows(paths: Iterable<string>, closed: ReadonlySet<string>): TreeRow[] {
  const children = new Map<string, Map<string, boolean>>()
  const add = (path: string, isFolder: boolean): void => {
    const parent = parentOf(path)
    const siblings = children.get(parent) ?? new Map<string, boolean>()
    children.set(parent, siblings.set(path, isFolder))
  }
  for (const path of paths) {
    for (const folder of foldersOf(path)) add(folder, true)
    add(path, false)
  }
  const rowsIn = (parent: string, level: number): TreeRow[] => {
    const siblings = Array.from(children.get(parent) ?? []).sort(byKindAndName)
    return siblings.flatMap(([path, isFolder], index) => {
      const isOpen = isFolder && !closed.has(path)
      const name = path.slice(parent === '' ? 0 : parent.length + 1)
      const row = { path, name, level, isFolder, isOpen, position: index + 1, siblings: siblings.length, parent }
      return isOpen ? [row, ...rowsIn(path, level + 1)] : [row]
    })
  }
  return rowsIn('', 1)
}

export function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')))
}

function byKindAndName([a, isFolderA]: [string, boolean], [b, isFolderB]: [string, boolean]): number {
  if (isFolderA !== isFolderB) return isFolderA ? -1 : 1
  return a < b ? -1 : 1
}

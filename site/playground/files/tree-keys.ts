import type { TreeRow } from './tree-rows.ts'

/** What a key does in the tree. */
export type TreeAction =
  | { readonly do: 'focus'; readonly path: string }
  | { readonly do: 'toggle' | 'open' | 'rename' | 'remove'; readonly path: string }
  | { readonly do: 'undo' }

interface Key {
  readonly key: string
  readonly isCommand: boolean
}

/** The keys of the ARIA tree pattern, and those of file lists: F2, Delete, Mod-Z. */
export function treeAction(rows: readonly TreeRow[], focused: string | undefined, press: Key): TreeAction | undefined {
  if (press.isCommand) return press.key.toLowerCase() === 'z' ? { do: 'undo' } : undefined
  const index = Math.max(
    0,
    rows.findIndex(({ path }) => path === focused),
  )
  const row = rows[index]
  if (row === undefined) return undefined
  const focus = (target: TreeRow | undefined): TreeAction | undefined => target && { do: 'focus', path: target.path }
  switch (press.key) {
    case 'ArrowDown':
      return focus(rows[index + 1])
    case 'ArrowUp':
      return focus(rows[index - 1])
    case 'Home':
      return focus(rows[0])
    case 'End':
      return focus(rows.at(-1))
    case 'ArrowRight':
      if (!row.isFolder) return undefined
      return row.isOpen ? focus(rows[index + 1]) : { do: 'toggle', path: row.path }
    case 'ArrowLeft':
      return row.isOpen ? { do: 'toggle', path: row.path } : focus(rows.find(({ path }) => path === row.parent))
    case 'Enter':
    case ' ':
      return { do: row.isFolder ? 'toggle' : 'open', path: row.path }
    case 'F2':
      return { do: 'rename', path: row.path }
    case 'Delete':
    case 'Backspace':
      return { do: 'remove', path: row.path }
    default:
      return press.key.length === 1 ? focus(startingWith(rows, index, press.key)) : undefined
  }
}

/** The next row whose name starts with the letter, from the focused one on and around. */
function startingWith(rows: readonly TreeRow[], index: number, letter: string): TreeRow | undefined {
  const around = [...rows.slice(index + 1), ...rows.slice(0, index)]
  return around.find(({ name }) => name.toLowerCase().startsWith(letter.toLowerCase()))
}

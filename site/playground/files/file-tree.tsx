import type { JSX } from 'preact'
import { diagnostics } from '../state/compiled.ts'
import { files, openPath } from '../state/project.ts'
import { sizeText } from '../ui/file-size.ts'
import { Icon } from '../ui/icon.tsx'
import { routeOf } from './route-of.ts'
import { focusTree } from './tree-focus.ts'
import { treeAction } from './tree-keys.ts'
import type { TreeRow } from './tree-rows.ts'
import { focused, openFile, pathForm, remove, rows, toggleFolder, undo } from './tree-state.ts'

/** The files as an ARIA tree: one row has the keyboard, arrows move it. */
export function FileTree(): JSX.Element {
  const withKeyboard = rows.value.find(({ path }) => path === focused.value)?.path ?? tabStop()
  const wrong = new Set(diagnostics.value.filter(({ severity }) => severity === 'error').map(({ file }) => file))
  return (
    <div role="tree" aria-label="Files of the project" class="tree" onKeyDown={onKey}>
      {rows.value.map((row) => (
        <Row key={row.path} row={row} hasKeyboard={row.path === withKeyboard} isWrong={wrong.has(row.path)} />
      ))}
    </div>
  )
}

function tabStop(): string | undefined {
  return (rows.value.find(({ path }) => path === openPath.value) ?? rows.value[0])?.path
}

interface RowProps {
  row: TreeRow
  hasKeyboard: boolean
  isWrong: boolean
}

function Row({ row, hasKeyboard, isWrong }: RowProps): JSX.Element {
  const { path, name, level, isFolder, isOpen, position, siblings } = row
  const route = isFolder ? undefined : routeOf(path)
  const content = files.value.get(path)
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree listens to the keys of all rows
    <div
      role="treeitem"
      class="row"
      data-path={path}
      style={{ '--level': level }}
      aria-level={level}
      aria-posinset={position}
      aria-setsize={siblings}
      aria-selected={openPath.value === path}
      {...(isFolder && { 'aria-expanded': isOpen })}
      tabIndex={hasKeyboard ? 0 : -1}
      onFocus={() => {
        focused.value = path
      }}
      onClick={() => (isFolder ? toggleFolder(path) : openFile(path))}
    >
      <Icon name={isFolder ? (isOpen ? 'folder-open' : 'folder') : route === undefined ? 'file' : 'route'} />
      <span class="row-name">
        {name}
        {isWrong && <span class="row-error"> has errors</span>}
      </span>
      {route !== undefined && <span class="row-route">{route}</span>}
      {content instanceof Uint8Array && <span class="row-route">{sizeText(content.length)}</span>}
    </div>
  )
}

function onKey(event: KeyboardEvent): void {
  if (event.altKey) return
  const isCommand = event.ctrlKey || event.metaKey
  const action = treeAction(rows.peek(), focused.peek() ?? tabStop(), { key: event.key, isCommand })
  if (action === undefined) return
  event.preventDefault()
  switch (action.do) {
    case 'focus':
      focused.value = action.path
      break
    case 'toggle':
      toggleFolder(action.path)
      return
    case 'open':
      openFile(action.path)
      return
    case 'rename':
      pathForm.value = { kind: 'rename', path: action.path }
      return
    case 'remove':
      remove(action.path)
      break
    case 'undo':
      undo()
  }
  focusTree()
}

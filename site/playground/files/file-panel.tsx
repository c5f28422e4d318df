import { useSignal } from '@preact/signals'
import type { JSX } from 'preact'
import { useRef } from 'preact/hooks'
import { Icon } from '../ui/icon.tsx'
import { FileTree } from './file-tree.tsx'
import { PathForm } from './path-form.tsx'
import { folderForNew, pathForm, remove, selected } from './tree-state.ts'
import { droppedFiles, upload } from './upload.ts'

/** The project's files: a toolbar, the tree, and the place where files are dropped. */
export function FilePanel(): JSX.Element {
  const input = useRef<HTMLInputElement>(null)
  const isOver = useSignal(false)
  const row = selected.value
  const startAdd = (): void => {
    const folder = folderForNew()
    pathForm.value = { kind: 'add', path: folder === '' ? '' : `${folder}/` }
  }
  return (
    <section
      class={isOver.value ? 'files drop' : 'files'}
      aria-label="Files"
      onDragOver={(event) => {
        if (event.dataTransfer?.types.includes('Files') !== true) return
        event.preventDefault()
        isOver.value = true
      }}
      onDragLeave={(event) => {
        if (!(event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget))) {
          isOver.value = false
        }
      }}
      onDrop={(event) => {
        event.preventDefault()
        isOver.value = false
        const folder = folderForNew()
        if (event.dataTransfer) void droppedFiles(event.dataTransfer).then((files) => upload(folder, files))
      }}
    >
      <div class="file-tools" role="toolbar" aria-label="File actions">
        <Tool name="add" label="New file" onClick={startAdd} />
        <Tool name="upload" label="Upload files" onClick={() => input.current?.click()} />
        <span class="spring" />
        <Tool
          name="rename"
          label={row === undefined ? 'Rename' : `Rename ${row.name}`}
          disabled={row === undefined}
          onClick={() => {
            if (row !== undefined) pathForm.value = { kind: 'rename', path: row.path }
          }}
        />
        <Tool
          name="delete"
          label={row === undefined ? 'Delete' : `Delete ${row.name}`}
          disabled={row === undefined}
          onClick={() => {
            if (row !== undefined) remove(row.path)
          }}
        />
      </div>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label="Files to upload"
        onChange={({ currentTarget }) => {
          const chosen = Array.from(currentTarget.files ?? [], (file) => ({ path: file.name, file }))
          currentTarget.value = ''
          void upload(folderForNew(), chosen)
        }}
      />
      {pathForm.value !== undefined && <PathForm key={pathForm.value.kind + pathForm.value.path} {...pathForm.value} />}
      <FileTree />
    </section>
  )
}

interface ToolProps {
  name: 'add' | 'upload' | 'rename' | 'delete'
  label: string
  disabled?: boolean
  onClick: () => void
}

function Tool({ name, label, disabled = false, onClick }: ToolProps): JSX.Element {
  return (
    <button type="button" class="icon-button" title={label} aria-label={label} disabled={disabled} onClick={onClick}>
      <Icon name={name} />
    </button>
  )
}

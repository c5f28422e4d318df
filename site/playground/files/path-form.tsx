import { useSignal } from '@preact/signals'
import type { JSX } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { files } from '../state/project.ts'
import { movedPath } from '../state/project-files.ts'
import { newPathError } from './path-rules.ts'
import { routeOf } from './route-of.ts'
import { focusTree } from './tree-focus.ts'
import { addFile, moveTo, pathForm } from './tree-state.ts'

/** Asks for the path of a new file, or the new path of one: Enter takes it, Escape does not. */
export function PathForm({ kind, path }: { kind: 'add' | 'rename'; path: string }): JSX.Element {
  const input = useRef<HTMLInputElement>(null)
  const typed = useSignal(path)
  const error = useSignal<string | undefined>(undefined)
  // Before the next key arrives.
  useLayoutEffect(() => {
    const { current } = input
    if (current === null) return
    current.focus()
    const start = path.lastIndexOf('/') + 1
    const dot = path.indexOf('.', start)
    current.setSelectionRange(start, dot === -1 ? path.length : dot)
  }, [path])
  const close = (): void => {
    pathForm.value = undefined
    focusTree()
  }
  const submit = (): void => {
    const wanted = typed.value.trim()
    if (kind === 'rename' && wanted === path) {
      close()
      return
    }
    const others = Array.from(files.peek().keys()).filter(
      (file) => kind === 'add' || movedPath(file, path, '') === file,
    )
    error.value = newPathError(wanted, others)
    if (error.value !== undefined) return
    if (kind === 'add') addFile(wanted)
    else moveTo(path, wanted)
    pathForm.value = undefined
    if (kind === 'rename') focusTree()
  }
  const route = routeOf(typed.value.trim())
  return (
    <form
      class="path-form"
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close()
      }}
    >
      <label for="path-form">{kind === 'add' ? 'Path of the new file' : `New path of ${path}`}</label>
      <input
        id="path-form"
        ref={input}
        value={typed.value}
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        aria-invalid={error.value !== undefined}
        aria-describedby="path-form-help"
        onInput={({ currentTarget }) => {
          typed.value = currentTarget.value
          error.value = undefined
        }}
      />
      <p id="path-form-help" class={error.value === undefined ? 'help' : 'help error'} aria-live="polite">
        {error.value ?? (route === undefined ? 'A file in src/pages makes a route.' : `Makes ${route}`)}
      </p>
      <div class="form-buttons">
        <button type="submit" class="primary small">
          {kind === 'add' ? 'Add' : 'Rename'}
        </button>
        <button type="button" class="small" onClick={close}>
          Cancel
        </button>
      </div>
    </form>
  )
}

import { useSignal } from '@preact/signals'
import type { TargetedKeyboardEvent } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import type { Todo } from '../../src/gallery/todo/todos.ts'
import { change, remove, said, shown, todos } from './state.ts'

/** Moves a todo past its visible neighbour and keeps the focus. */
function move(todo: Todo, step: -1 | 1): void {
  const list = shown.value
  const index = list.indexOf(todo)
  const neighbour = list[index + step]
  if (neighbour === undefined) {
    said.value = step < 0 ? `${todo.title} is the first.` : `${todo.title} is the last.`
    return
  }
  const focused = document.activeElement
  void change(todo, { position: todos.value.indexOf(neighbour) })
  said.value = `${todo.title}: now ${index + step + 1} of ${list.length}`
  requestAnimationFrame(() => focused instanceof HTMLElement && focused.isConnected && focused.focus())
}

function removeAndFocus(todo: Todo): void {
  const index = shown.value.indexOf(todo)
  void remove(todo)
  requestAnimationFrame(() => {
    const rows = document.querySelectorAll<HTMLElement>('.todo-title')
    const next = rows[Math.min(index, rows.length - 1)] ?? document.querySelector<HTMLElement>('#new-todo')
    next?.focus()
  })
}

export function TodoItem({ todo }: { readonly todo: Todo }) {
  const isEditing = useSignal(false)
  const titleButton = useRef<HTMLButtonElement>(null)
  const isDraft = todo.id.startsWith('draft-')
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLLIElement>) => {
    if (!event.altKey || isEditing.value || isDraft) return
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
    event.preventDefault()
    move(todo, event.key === 'ArrowUp' ? -1 : 1)
  }
  const leave = () => {
    isEditing.value = false
    requestAnimationFrame(() => titleButton.current?.focus())
  }

  return (
    <li class="todo" data-done={todo.done} aria-busy={isDraft} onKeyDown={onKeyDown}>
      <input
        type="checkbox"
        checked={todo.done}
        disabled={isDraft}
        aria-label={`Done: ${todo.title}`}
        onChange={(event) => void change(todo, { done: event.currentTarget.checked })}
      />
      {isEditing.value ? (
        <TitleField todo={todo} leave={leave} />
      ) : (
        <button
          ref={titleButton}
          type="button"
          class="todo-title"
          disabled={isDraft}
          aria-label={`Edit: ${todo.title}`}
          onClick={() => {
            isEditing.value = true
          }}
        >
          {todo.title}
        </button>
      )}
      <span class="todo-actions">
        <button type="button" class="icon-button" aria-label={`Move up: ${todo.title}`} onClick={() => move(todo, -1)}>
          ↑
        </button>
        <button type="button" class="icon-button" aria-label={`Move down: ${todo.title}`} onClick={() => move(todo, 1)}>
          ↓
        </button>
        <button
          type="button"
          class="icon-button danger"
          aria-label={`Delete: ${todo.title}`}
          onClick={() => removeAndFocus(todo)}
        >
          ×
        </button>
      </span>
    </li>
  )
}

/** Enter and leaving the field save; Escape does not. */
function TitleField({ todo, leave }: { readonly todo: Todo; leave(): void }) {
  const field = useRef<HTMLInputElement>(null)
  const isOver = useRef(false)
  // Before the next key: the first keystroke replaces the title.
  useLayoutEffect(() => {
    field.current?.focus()
    field.current?.select()
  }, [])
  const finish = (isSaved: boolean) => {
    if (isOver.current) return
    isOver.current = true
    const title = field.current?.value.trim() ?? ''
    leave()
    if (isSaved && title !== todo.title) void change(todo, { title })
  }
  return (
    <input
      ref={field}
      class="todo-field"
      aria-label="Title"
      defaultValue={todo.title}
      onBlur={() => finish(true)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') finish(true)
        if (event.key === 'Escape') finish(false)
      }}
    />
  )
}

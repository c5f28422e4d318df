import { useSignal } from '@preact/signals'
import type { TargetedSubmitEvent } from 'preact'
import { failureOf } from '../shared/request.ts'
import { add, clearDone, logOut, open, pending, type Show, show, shown, todos, user } from './state.ts'
import { TodoItem } from './todo-item.tsx'

const filters: readonly { readonly value: Show; readonly label: string }[] = [
  { value: 'all', label: 'All' },
  { value: 'open', label: 'Open' },
  { value: 'done', label: 'Done' },
]

const emptyTexts: Readonly<Record<Show, string>> = {
  all: 'Nothing to do. Write the first todo above.',
  open: 'Everything is done.',
  done: 'Nothing is done yet.',
}

export function TodoList() {
  return (
    <section class="panel todos" aria-labelledby="list-title">
      <header class="panel-head">
        <h2 id="list-title">{`${user.value}’s list`}</h2>
        <span class="saving" aria-hidden="true">
          {pending.value > 0 ? 'Saving…' : 'Saved'}
        </span>
        <button type="button" onClick={() => void logOut()}>
          Log out
        </button>
      </header>
      <NewTodo />
      {shown.value.length === 0 ? (
        <p class="empty">{emptyTexts[show.value]}</p>
      ) : (
        <ul class="todo-list">
          {shown.value.map((todo) => (
            <TodoItem key={todo.id} todo={todo} />
          ))}
        </ul>
      )}
      <footer class="panel-foot">
        <span class="count">{open.value.length === 1 ? '1 open' : `${open.value.length} open`}</span>
        <fieldset class="segments">
          <legend class="visually-hidden">Show</legend>
          {filters.map(({ value, label }) => (
            <button
              key={value}
              type="button"
              aria-pressed={show.value === value}
              onClick={() => {
                show.value = value
              }}
            >
              {label}
            </button>
          ))}
        </fieldset>
        <button
          type="button"
          class="quiet"
          disabled={open.value.length === todos.value.length}
          onClick={() => void clearDone()}
        >
          Clear done
        </button>
      </footer>
      <p class="keys">
        In the list: <kbd>Alt</kbd> + <kbd>↑</kbd> or <kbd>↓</kbd> moves a todo. <kbd>Enter</kbd> edits and saves a
        title, <kbd>Esc</kbd> leaves it.
      </p>
    </section>
  )
}

function NewTodo() {
  const error = useSignal('')
  const submit = async (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const title = String(new FormData(form).get('title'))
    error.value = ''
    form.reset()
    try {
      await add(title)
    } catch (thrown) {
      error.value = failureOf(thrown).message
      const field = form.querySelector('input')
      // Restore the refused text, unless somebody has started another one.
      if (field?.value === '') field.value = title
    }
  }
  return (
    <form class="new-todo" onSubmit={(event) => void submit(event)}>
      <label class="visually-hidden" for="new-todo">
        New todo
      </label>
      <input
        id="new-todo"
        name="title"
        placeholder="What needs doing?"
        autocomplete="off"
        aria-invalid={error.value !== ''}
        aria-describedby="new-todo-error"
      />
      <button type="submit" class="primary">
        Add
      </button>
      <p id="new-todo-error" class="field-error" role="alert">
        {error.value}
      </p>
    </form>
  )
}

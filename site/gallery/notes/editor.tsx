import { closeNote, deleteNote, discard, draft, edit, failure, isChanged, reload, save } from './editor-state.ts'

export function Editor() {
  const { value } = draft
  if (value === undefined) {
    return (
      <section class="panel editor editor-empty" aria-label="Note">
        <p>Choose a note, or write a new one.</p>
        <p class="hint">Notes are plain text: HTML in them is shown as it was typed.</p>
      </section>
    )
  }
  const wrong = failure.value
  const isWrong = (field: string) => ({
    'aria-invalid': wrong?.field === field,
    'aria-describedby': wrong ? 'note-error' : undefined,
  })
  return (
    <section class="panel editor" aria-label="Note">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
        onKeyDown={(event) => {
          if ((event.ctrlKey || event.metaKey) && event.key === 's') {
            event.preventDefault()
            void save()
          }
        }}
      >
        <p class="editor-head">
          <button type="button" class="quiet back" onClick={() => void closeNote()}>
            ← Back
          </button>
          <span class="hint" role="status">
            {isChanged.value ? 'Not saved yet' : value.note ? `Saved, version ${value.note.version}` : 'New note'}
          </span>
        </p>
        <label for="note-title">Title</label>
        <input
          id="note-title"
          value={value.title}
          {...isWrong('title')}
          onInput={(event) => edit({ title: event.currentTarget.value })}
        />
        <label for="note-text">Text</label>
        <textarea
          id="note-text"
          rows={8}
          value={value.text}
          {...isWrong('text')}
          onInput={(event) => edit({ text: event.currentTarget.value })}
        />
        <label for="note-tags">Tags, separated by commas</label>
        <input
          id="note-tags"
          autocapitalize="none"
          value={value.tags}
          {...isWrong('tags')}
          onInput={(event) => edit({ tags: event.currentTarget.value })}
        />
        <p id="note-error" class="field-error" role="alert">
          {wrong?.message}
        </p>
        {wrong?.status === 412 && value.note && <Conflict id={value.note.id} />}
        <p class="editor-actions">
          <button type="submit" class="primary" disabled={!isChanged.value}>
            Save
          </button>
          <button type="button" disabled={value.note && !isChanged.value} onClick={discard}>
            {value.note ? 'Discard changes' : 'Cancel'}
          </button>
          {value.note && (
            <button
              type="button"
              class="quiet danger"
              onClick={() => {
                if (value.note) void deleteNote(value.note)
              }}
            >
              Delete
            </button>
          )}
        </p>
      </form>
    </section>
  )
}

/** Two tabs have changed one note: the second to save it chooses. */
function Conflict({ id }: { readonly id: string }) {
  return (
    <p class="editor-actions">
      <button type="button" onClick={() => void reload(id)}>
        Show the other version
      </button>
      <button type="button" onClick={() => void save({ force: true })}>
        Keep mine
      </button>
    </p>
  )
}

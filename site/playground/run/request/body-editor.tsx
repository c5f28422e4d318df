import { type BodyKind, draft, editDraft, type FormField } from './draft.ts'

const kinds: readonly (readonly [BodyKind, string])[] = [
  ['none', 'None'],
  ['json', 'JSON'],
  ['text', 'Text'],
  ['form', 'Form'],
  ['file', 'File'],
]

/** The body of the request: what kind it is, and what is in it. */
export function BodyEditor() {
  const { bodyKind, text, file } = draft.value
  return (
    <div class="run-body-editor">
      <fieldset class="run-segments">
        <legend class="visually-hidden">Body type</legend>
        {kinds.map(([kind, label]) => (
          <label key={kind}>
            <input
              type="radio"
              name="run-body-kind"
              checked={bodyKind === kind}
              onChange={() => editDraft({ bodyKind: kind })}
            />
            <span>{label}</span>
          </label>
        ))}
      </fieldset>
      {(bodyKind === 'json' || bodyKind === 'text') && (
        <textarea
          aria-label="Body"
          rows={6}
          spellcheck={false}
          autocapitalize="off"
          placeholder={bodyKind === 'json' ? '{ "title": "Write an endpoint" }' : 'Any text'}
          value={text}
          onInput={({ currentTarget }) => editDraft({ text: currentTarget.value })}
        />
      )}
      {bodyKind === 'json' && text.trim() !== '' && !isJson(text) && (
        <p class="run-note">This is not valid JSON. It is sent unchanged.</p>
      )}
      {bodyKind === 'form' && <FormEditor />}
      {bodyKind === 'file' && (
        <label class="run-file">
          <span class="visually-hidden">File</span>
          <input
            type="file"
            onChange={({ currentTarget: { files } }) => {
              const [chosen] = files ?? []
              if (chosen !== undefined) editDraft({ file: chosen })
            }}
          />
          {file !== undefined && <span class="run-muted">{file.name}</span>}
        </label>
      )}
    </div>
  )
}

function FormEditor() {
  const fields: readonly FormField[] = [...draft.value.form, { name: '', value: '' }]
  const change = (index: number, field: FormField): void => {
    const next = fields.map((old, at) => (at === index ? field : old))
    editDraft({ form: next.filter(({ name, value }) => name !== '' || value !== '') })
  }
  return (
    <div class="run-fields">
      {fields.map((field, index) => (
        <div class="run-field" key={index}>
          <input
            aria-label={`Field ${index + 1}: name`}
            placeholder="Field"
            value={field.name}
            onInput={({ currentTarget }) => change(index, { ...field, name: currentTarget.value })}
          />
          {typeof field.value === 'string' ? (
            <input
              aria-label={`Field ${index + 1}: value`}
              placeholder="Value"
              value={field.value}
              onInput={({ currentTarget }) => change(index, { ...field, value: currentTarget.value })}
            />
          ) : (
            <span class="run-chosen">{field.value.name}</span>
          )}
          <label class="run-quiet run-attach" title="Send a file">
            <span aria-hidden="true">File</span>
            <input
              type="file"
              class="visually-hidden"
              aria-label={`Field ${index + 1}: file`}
              onChange={({ currentTarget: { files } }) => {
                const [chosen] = files ?? []
                if (chosen !== undefined) change(index, { name: field.name || 'file', value: chosen })
              }}
            />
          </label>
          <button
            type="button"
            class="run-quiet"
            aria-label={`Remove field ${index + 1}`}
            disabled={index === fields.length - 1}
            onClick={() => editDraft({ form: draft.value.form.filter((_, at) => at !== index) })}
          >
            ×
          </button>
        </div>
      ))}
    </div>
  )
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

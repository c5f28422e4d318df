import { draft, editDraft, type HeaderField } from './draft.ts'

const known = [
  'accept',
  'accept-language',
  'authorization',
  'content-type',
  'if-none-match',
  'range',
  'x-requested-with',
]

/** Lines of name and value; the last one is always empty, to be filled. */
export function HeadersEditor() {
  const fields = [...draft.value.headers, { name: '', value: '' }]
  const change = (index: number, field: HeaderField): void => {
    const next = fields.map((old, at) => (at === index ? field : old))
    editDraft({ headers: next.filter(({ name, value }) => name !== '' || value !== '') })
  }
  return (
    <div class="run-fields">
      <datalist id="run-header-names">
        {known.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      {fields.map((field, index) => (
        <div class="run-field" key={index}>
          <input
            aria-label={`Header ${index + 1}: name`}
            placeholder="Header"
            list="run-header-names"
            autocapitalize="off"
            autocomplete="off"
            spellcheck={false}
            value={field.name}
            onInput={({ currentTarget }) => change(index, { ...field, name: currentTarget.value })}
          />
          <input
            aria-label={`Header ${index + 1}: value`}
            placeholder="Value"
            autocapitalize="off"
            autocomplete="off"
            spellcheck={false}
            value={field.value}
            onInput={({ currentTarget }) => change(index, { ...field, value: currentTarget.value })}
          />
          <button
            type="button"
            class="run-quiet"
            aria-label={`Remove header ${index + 1}`}
            disabled={index === fields.length - 1}
            onClick={() => editDraft({ headers: draft.value.headers.filter((_, at) => at !== index) })}
          >
            ×
          </button>
        </div>
      ))}
    </div>
  )
}

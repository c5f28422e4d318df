import { endpoint } from 'stowaway/client'
import { sorts } from '../../src/gallery/notes/note.ts'
import { startNote } from './editor-state.ts'
import { feed } from './follow-changes.ts'
import { importFile, reset } from './list-state.ts'
import { query, search } from './query.ts'

const sortNames = { changed: 'Changed last', created: 'Newest', title: 'Title' } as const

export function Toolbar() {
  return (
    <div class="panel toolbar">
      <search class="toolbar-search">
        <label class="visually-hidden" for="search">
          Search
        </label>
        <input
          id="search"
          type="search"
          placeholder="Search titles, texts and tags"
          autocomplete="off"
          value={query.value.q}
          onInput={(event) => search({ q: event.currentTarget.value }, { isTyping: true })}
        />
        <label class="visually-hidden" for="sort">
          Sort by
        </label>
        <select
          id="sort"
          value={query.value.sort}
          onChange={(event) => {
            const { value } = event.currentTarget
            const sort = sorts.find((one) => one === value)
            if (sort) search({ sort })
          }}
        >
          {sorts.map((sort) => (
            <option key={sort} value={sort}>
              {sortNames[sort]}
            </option>
          ))}
        </select>
      </search>
      <div class="toolbar-actions">
        <a class="button quiet" href={endpoint.url('/gallery/notes/export.json')}>
          Export
        </a>
        <label class="button quiet import">
          Import
          <input
            class="visually-hidden"
            type="file"
            accept=".json,application/json"
            onChange={(event) => {
              const [file] = event.currentTarget.files ?? []
              event.currentTarget.value = ''
              if (file) void importFile(file)
            }}
          />
        </label>
        <button type="button" class="quiet" onClick={() => void reset()}>
          Reset demo data
        </button>
        <button
          type="button"
          class="primary"
          onClick={() => void startNote().then(() => document.querySelector<HTMLElement>('#note-title')?.focus())}
        >
          New note
        </button>
      </div>
      <p class="feed" data-live={feed.value !== undefined}>
        <span class="feed-dot" aria-hidden="true" />
        {feed.value === undefined ? 'Connecting to the live feed…' : `Live feed. Last event: ${feed.value}`}
      </p>
    </div>
  )
}

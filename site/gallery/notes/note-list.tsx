import type { NotePage } from '../../src/gallery/notes/note.ts'
import { Pages } from '../shared/pages.tsx'
import { draft, openNote } from './editor-state.ts'
import { Marked } from './marked.tsx'
import { query, search } from './query.ts'

const date = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short', year: 'numeric' })

export function NoteList({ page }: { readonly page: NotePage }) {
  const words = query.value.q.split(/\s+/).filter(Boolean)
  const openId = draft.value?.note?.id
  return (
    <section class="note-list" aria-labelledby="found">
      <h2 id="found">
        <span role="status">{page.total === 1 ? '1 note' : `${page.total} notes`}</span>
      </h2>
      {page.total === 0 ? (
        <p class="empty">
          Nothing matches.{' '}
          <button type="button" class="quiet" onClick={() => search({ q: '', tag: undefined })}>
            Show all notes
          </button>
        </p>
      ) : (
        <ul>
          {page.notes.map(({ id, title, excerpt, tags, changed }) => (
            <li key={id}>
              <button type="button" class="note" aria-current={id === openId} onClick={() => void openNote(id)}>
                <span class="note-name">
                  <Marked text={title} words={words} />
                </span>
                <span class="note-excerpt">
                  <Marked text={excerpt} words={words} />
                </span>
                <span class="note-meta">
                  {date.format(new Date(changed))}
                  {tags.map((tag) => (
                    <span key={tag} class="tag">
                      {tag}
                    </span>
                  ))}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <Pages page={page.page} pages={page.pages} go={go} />
    </section>
  )
}

function go(page: number): void {
  search({ page })
  document.querySelector('.toolbar')?.scrollIntoView({ block: 'start' })
}

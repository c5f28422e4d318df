import { render } from 'preact'
import { Damaged } from '../shared/damaged.tsx'
import { Notices } from '../shared/notices.tsx'
import { one } from '../shared/one.ts'
import { offerSources } from '../shared/show-sources.tsx'
import { Editor } from './editor.tsx'
import { draft } from './editor-state.ts'
import { followChanges } from './follow-changes.ts'
import { damage, followQuery, list, reset } from './list-state.ts'
import { NoteList } from './note-list.tsx'
import { Tags } from './tags.tsx'
import { Toolbar } from './toolbar.tsx'

function App() {
  if (damage.value !== undefined) return <Damaged message={damage.value} reset={() => void reset()} />
  if (list.value === undefined) return <p class="panel muted app-start">Storing 200 notes…</p>
  return (
    <>
      <Toolbar />
      <div class="notes" data-open={draft.value !== undefined}>
        <Tags />
        <NoteList page={list.value} />
        <Editor />
      </div>
    </>
  )
}

const place = one('#app')
place.replaceChildren()
render(
  <>
    <App />
    <Notices />
  </>,
  place,
)
offerSources()
followQuery()
await followChanges()

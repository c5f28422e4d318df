import { render } from 'preact'
import { Damaged } from '../shared/damaged.tsx'
import { Notices } from '../shared/notices.tsx'
import { one } from '../shared/one.ts'
import { offerSources } from '../shared/show-sources.tsx'
import { AnswerTable } from './answer-table.tsx'
import { askAll } from './answers.ts'
import { Log } from './log.tsx'
import { damage, loadLog, resetLog } from './log-state.ts'
import { Pictures } from './pictures.tsx'

function App() {
  return (
    <>
      {damage.value === undefined ? <Log /> : <Damaged message={damage.value} reset={() => void resetLog()} />}
      <Pictures />
      <AnswerTable />
      <Notices />
    </>
  )
}

const place = one('#app')
place.replaceChildren()
render(<App />, place)
offerSources()
await loadLog()
await askAll()

import type { JSX } from 'preact'
import { flushSave } from './autosave.ts'
import { downloadProject } from './download.ts'
import { saveState } from './save-state.ts'

/** Says that the browser does not keep the work, and what to do. */
export function SaveProblem(): JSX.Element | null {
  const state = saveState.value
  if (state.is !== 'failed') return null
  return (
    <div class="banner bad" role="alert">
      <p>{state.why}</p>
      <button type="button" class="small" onClick={downloadProject}>
        Download
      </button>
      <button type="button" class="small" onClick={() => void flushSave(true)}>
        Try again
      </button>
    </div>
  )
}

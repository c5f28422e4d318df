import type { JSX } from 'preact'
import { compilerState, compileTime, diagnostics, lastGood, result } from '../state/compiled.ts'
import { sizeText } from '../ui/file-size.ts'
import { compileAgain } from './compile-loop.ts'

/** The line below the code: what the compiler does or did. */
export function CompileStatus(): JSX.Element {
  return (
    <div class="compile-status">
      <Text />
      <span class="spring" />
      <span class="leave-hint">Esc, then Tab leaves the editor</span>
    </div>
  )
}

function Text(): JSX.Element {
  const state = compilerState.value
  if (state.phase === 'download') {
    const { loaded, total } = state
    return (
      <>
        <progress aria-label="Download of the compiler" value={loaded} max={total ?? loaded * 2} />
        <span>
          Downloading the compiler: {sizeText(loaded)}
          {total !== undefined && ` of ${sizeText(total)}`}
        </span>
      </>
    )
  }
  if (state.phase === 'failed') {
    return (
      <>
        <span role="alert" class="bad">
          The compiler did not answer: {state.why}
        </span>
        <button type="button" class="small" onClick={() => void compileAgain()}>
          Try again
        </button>
      </>
    )
  }
  return (
    <span role="status" data-state={state.phase}>
      {state.phase === 'start' ? 'Starting the compiler…' : outcome()}
    </span>
  )
}

function outcome(): string {
  if (result.value === undefined) return compilerState.value.phase === 'idle' ? 'Not compiled yet' : 'Compiling…'
  if (!result.value.ok) {
    const errors = count(result.value.errors.length, 'error')
    return lastGood.value === undefined ? errors : `${errors}. The last version that compiled keeps running.`
  }
  const warnings = diagnostics.value.length
  const time = Math.round(compileTime.value ?? result.value.milliseconds)
  const size = sizeText(result.value.bundle.bytes)
  return `Compiled in ${time} ms, ${size}${warnings > 0 ? `, ${count(warnings, 'problem')}` : ''}`
}

const count = (number: number, what: string): string => `${number} ${what}${number === 1 ? '' : 's'}`

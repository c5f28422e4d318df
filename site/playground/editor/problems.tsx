import type { JSX } from 'preact'
import { diagnostics } from '../state/compiled.ts'
import type { Diagnostic } from '../state/compiler-types.ts'
import { goTo } from '../state/panels.ts'

/** The compiler's diagnostics. A press opens the place. */
export function Problems(): JSX.Element | null {
  const found = diagnostics.value
  if (found.length === 0) return null
  return (
    <section class="problems" aria-label="Problems">
      <ul>
        {found.map((diagnostic, index) => (
          <li key={`${index} ${diagnostic.file} ${diagnostic.message}`} data-severity={diagnostic.severity}>
            <Problem {...diagnostic} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Problem({ severity, message, hint, file, line, column }: Diagnostic): JSX.Element {
  const text = (
    <>
      <span class="visually-hidden">{severity === 'error' ? 'Error: ' : 'Warning: '}</span>
      <span class="problem-text">{message}</span>
      {hint !== undefined && <span class="problem-hint">{hint}</span>}
    </>
  )
  if (file === undefined) return <div class="problem">{text}</div>
  const place = { path: file, ...(line !== undefined && { line }), ...(column !== undefined && { column }) }
  return (
    <button type="button" class="problem" onClick={() => goTo(place)}>
      {text}
      <span class="problem-place">
        {file}
        {line !== undefined && `:${line}`}
      </span>
    </button>
  )
}

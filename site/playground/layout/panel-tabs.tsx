import type { JSX } from 'preact'
import { diagnostics } from '../state/compiled.ts'
import { type PanelName, panel } from '../state/panels.ts'

const names: readonly (readonly [PanelName, string])[] = [
  ['files', 'Files'],
  ['code', 'Code'],
  ['run', 'Run'],
]

/** Where there is room for one panel only, the switch between them. */
export function PanelTabs({ of = names.map(([name]) => name) }: { of?: readonly PanelName[] }): JSX.Element {
  const errors = diagnostics.value.filter(({ severity }) => severity === 'error').length
  return (
    <nav class="panel-tabs" aria-label="Panels">
      {names
        .filter(([name]) => of.includes(name))
        .map(([name, label]) => (
          <button
            key={name}
            type="button"
            aria-pressed={panel.value === name}
            onClick={() => {
              panel.value = name
            }}
          >
            {label}
            {name === 'code' && errors > 0 && (
              <span class="count">
                {errors}
                <span class="visually-hidden"> errors</span>
              </span>
            )}
          </button>
        ))}
    </nav>
  )
}

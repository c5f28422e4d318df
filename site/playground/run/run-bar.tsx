import { useState } from 'preact/hooks'
import { isTrusted } from '../state/compiled.ts'
import { isEmbedded } from '../state/embedded.ts'
import { runMode } from '../state/run-mode.ts'
import { stop } from './host/host.ts'
import { phase } from './host/running.ts'
import { InstallDialog } from './install/install-dialog.tsx'
import { InstalledDialog } from './install/installed-dialog.tsx'

/** Where the endpoints run, with the buttons to change it. */
export function RunBar() {
  const [isAsking, setAsking] = useState(false)
  const isInstalled = runMode.value === 'installed'
  if (!isTrusted.value) {
    return (
      <div class="run-bar">
        <p class="run-where">No code runs until you press Run.</p>
      </div>
    )
  }
  return (
    <div class="run-bar">
      <span class={`run-where run-where-${phase.value}`} role="status">
        <span class="run-dot" aria-hidden="true" />
        {isInstalled ? 'Installed worker' : 'Sandbox'} · {words[phase.value]}
      </span>
      {!isInstalled && (
        <button
          type="button"
          class="run-small"
          disabled={phase.value === 'stopped' || phase.value === 'idle'}
          onClick={() => void stop()}
        >
          Stop
        </button>
      )}
      {!isEmbedded && (
        <button type="button" class="run-small" onClick={() => setAsking(true)}>
          {isInstalled ? (
            'Manage…'
          ) : (
            <>
              Install<span class="run-wide"> in this browser</span>…
            </>
          )}
        </button>
      )}
      {isAsking &&
        (isInstalled ? (
          <InstalledDialog onClose={() => setAsking(false)} />
        ) : (
          <InstallDialog onClose={() => setAsking(false)} />
        ))}
    </div>
  )
}

const words = { idle: 'nothing runs yet', loading: 'starting', ready: 'running', stopped: 'stopped' } as const

import { useState } from 'preact/hooks'
import { liveScope } from '../../state/run-mode.ts'
import { leaveInstalled, removeInstalled, resetInstalled, rollBack } from '../host/install.ts'
import { Dialog } from '../ui/dialog.tsx'

/** The actions for the installed worker: leave it, roll back, delete its data, remove it. */
export function InstalledDialog({ onClose }: { readonly onClose: () => void }) {
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<string>()
  const act = (work: () => Promise<void>) => async (): Promise<void> => {
    setBusy(true)
    try {
      await work()
      onClose()
    } catch (reason) {
      setError(reason instanceof Error ? reason.message : String(reason))
      setBusy(false)
    }
  }
  const actions = [
    ['Back to the sandbox', 'The worker stays installed and keeps its data.', leaveInstalled],
    ['Roll back', 'Runs the code from before the last edit.', rollBack],
    ['Reset data', 'Deletes the endpoints’ data: storage, cookies, sessions.', resetInstalled],
    ['Remove', 'Removes the worker from this browser. Its data stays.', () => removeInstalled({ data: false })],
    ['Remove with its data', 'Removes the worker and everything it stored.', () => removeInstalled({ data: true })],
  ] as const
  return (
    <Dialog title="Installed in this browser" onClose={onClose}>
      <p>
        The endpoints answer at{' '}
        <a href={liveScope.value} target="_blank" rel="noopener">
          {liveScope.value}
        </a>
        , also without a network.
      </p>
      <dl class="run-choices">
        {actions.map(([label, about, work]) => (
          <div key={label}>
            <dt>
              <button type="button" disabled={isBusy} onClick={act(work)}>
                {label}
              </button>
            </dt>
            <dd>{about}</dd>
          </div>
        ))}
      </dl>
      {error !== undefined && (
        <p class="run-error" role="alert">
          {error}
        </p>
      )}
      <form method="dialog" class="run-actions">
        <button type="submit">Close</button>
      </form>
    </Dialog>
  )
}

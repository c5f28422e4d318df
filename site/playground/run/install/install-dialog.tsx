import { useState } from 'preact/hooks'
import { install } from '../host/install.ts'
import { Dialog } from '../ui/dialog.tsx'

/** Asks before code gets access to this origin's storage, and explains it. */
export function InstallDialog({ onClose }: { readonly onClose: () => void }) {
  const [isMine, setMine] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<string>()
  const start = async (): Promise<void> => {
    setBusy(true)
    try {
      await install()
      onClose()
    } catch (reason) {
      setError(reason instanceof Error ? reason.message : String(reason))
      setBusy(false)
    }
  }
  return (
    <Dialog title="Install in this browser?" onClose={onClose}>
      <p>
        The endpoints then run in a service worker of this site. They keep their data, answer offline, and have an
        address of their own.
      </p>
      <p class="run-warning">
        <strong>Only for code that you trust like your own.</strong> Any worker of an origin can read all of that
        origin’s storage: one origin does not isolate. The sandbox does.
      </p>
      <ul>
        <li>A guard stops loops that run too long.</li>
        <li>The endpoints’ data is stored under this project’s name.</li>
        <li>Remove deletes the worker again, and its data if you choose.</li>
      </ul>
      <label class="run-check">
        <input type="checkbox" checked={isMine} onChange={({ currentTarget }) => setMine(currentTarget.checked)} />
        <span>I have read this code and trust it like my own.</span>
      </label>
      {error !== undefined && (
        <p class="run-error" role="alert">
          {error}
        </p>
      )}
      <form method="dialog" class="run-actions">
        <button type="submit">Cancel</button>
        <button type="button" class="primary" disabled={!isMine || isBusy} onClick={() => void start()}>
          {isBusy ? 'Installing…' : 'Install'}
        </button>
      </form>
    </Dialog>
  )
}

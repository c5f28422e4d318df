import { useState } from 'preact/hooks'
import { liveScope, runMode } from '../../state/run-mode.ts'
import { InstallDialog } from '../install/install-dialog.tsx'
import { urlOf } from '../request/build-request.ts'

/** Opens the previewed page in a tab of its own. Only an installed project has an address for that. */
export function OpenInTab({ path }: { readonly path: string }) {
  const [isAsking, setAsking] = useState(false)
  if (runMode.value === 'installed') {
    const { href } = urlOf(path, new URL(liveScope.value, location.href).href)
    return (
      <a class="run-quiet run-open-tab" href={href} target="_blank" rel="noopener" title="Open in a tab">
        <Arrow />
      </a>
    )
  }
  return (
    <>
      <button
        type="button"
        class="run-quiet"
        aria-haspopup="dialog"
        title="Open in a tab: this needs an installed project"
        onClick={() => setAsking(true)}
      >
        <Arrow />
      </button>
      {isAsking && <InstallDialog onClose={() => setAsking(false)} />}
    </>
  )
}

const Arrow = () => (
  <>
    <span aria-hidden="true">↗</span>
    <span class="visually-hidden">Open in a tab</span>
  </>
)

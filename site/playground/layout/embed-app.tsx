import type { JSX } from 'preact'
import { useEffect } from 'preact/hooks'
import { CompileStatus } from '../compile/compile-status.tsx'
import { Editor } from '../editor/editor.tsx'
import { Problems } from '../editor/problems.tsx'
import { FormatButton } from '../format/format-button.tsx'
import { Runner } from '../run/runner.tsx'
import { TrustBanner } from '../share/trust-banner.tsx'
import { panel } from '../state/panels.ts'
import { FileSelect } from './file-select.tsx'
import { KeysDialog } from './keys-dialog.tsx'
import { OpenLink } from './open-link.tsx'
import { listenToKeys } from './page-keys.ts'
import { PanelTabs } from './panel-tabs.tsx'
import { ToastArea } from './toast-area.tsx'

/** The playground in another page's frame: code beside the runner, or one of them at a time. */
export function EmbedApp(): JSX.Element {
  useEffect(listenToKeys, [])
  return (
    <div class="app embed" data-panel={panel.value}>
      <div class="embed-bar">
        <FileSelect />
        <FormatButton />
        <OpenLink />
      </div>
      <TrustBanner />
      <PanelTabs of={['code', 'run']} />
      <div class="panels">
        <div class="panel" id="panel-code">
          <Editor />
          <Problems />
          <CompileStatus />
        </div>
        <div class="panel" id="panel-run">
          <Runner />
        </div>
      </div>
      <ToastArea />
      <KeysDialog />
    </div>
  )
}

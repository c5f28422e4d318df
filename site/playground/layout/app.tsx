import type { JSX } from 'preact'
import { useEffect } from 'preact/hooks'
import { CompileStatus } from '../compile/compile-status.tsx'
import { Editor } from '../editor/editor.tsx'
import { Problems } from '../editor/problems.tsx'
import { FilePanel } from '../files/file-panel.tsx'
import { ProjectsDialog } from '../project/projects-dialog.tsx'
import { SaveProblem } from '../project/save-problem.tsx'
import { Runner } from '../run/runner.tsx'
import { LinkDialog } from '../share/link-dialog.tsx'
import { ShareDialog } from '../share/share-dialog.tsx'
import { TrustBanner } from '../share/trust-banner.tsx'
import { panel } from '../state/panels.ts'
import { EditorHead } from './editor-head.tsx'
import { KeysDialog } from './keys-dialog.tsx'
import { listenToKeys } from './page-keys.ts'
import { PanelTabs } from './panel-tabs.tsx'
import { filesWidth, runnerWidth } from './panel-widths.ts'
import { Splitter } from './splitter.tsx'
import { ToastArea } from './toast-area.tsx'
import { Toolbar } from './toolbar.tsx'

/** The whole playground: files | code | runner, one of them at a time where there is no room for three. */
export function App(): JSX.Element {
  useEffect(listenToKeys, [])
  return (
    <div
      class="app"
      data-panel={panel.value}
      style={{ '--files': `${filesWidth.value}px`, '--runner': `${runnerWidth.value}%` }}
    >
      <Toolbar />
      <SaveProblem />
      <TrustBanner />
      <PanelTabs />
      <div class="panels">
        <div class="panel" id="panel-files">
          <FilePanel />
        </div>
        <Splitter label="Width of the files" width={filesWidth} step={16} unit={() => 1} />
        <div class="panel" id="panel-code">
          <EditorHead />
          <Editor />
          <Problems />
          <CompileStatus />
        </div>
        <Splitter label="Width of the runner" width={runnerWidth} step={2} unit={(panels) => -100 / panels} />
        <div class="panel" id="panel-run">
          <Runner />
        </div>
      </div>
      <ToastArea />
      <ProjectsDialog />
      <ShareDialog />
      <LinkDialog />
      <KeysDialog />
    </div>
  )
}

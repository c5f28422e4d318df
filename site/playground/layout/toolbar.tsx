import type { JSX } from 'preact'
import { downloadProject } from '../project/download.ts'
import { saveState } from '../project/save-state.ts'
import { project } from '../state/project.ts'
import { dialog } from '../ui/dialogs.ts'
import { Icon, type IconName } from '../ui/icon.tsx'

/** The project's name and what can be done with all of it. */
export function Toolbar(): JSX.Element {
  return (
    <div class="toolbar">
      <button type="button" class="project-button" aria-haspopup="dialog" onClick={() => open('projects')}>
        <span class="visually-hidden">Projects, now open: </span>
        <bdi>{project.value.name}</bdi>
        <Icon name="down" />
      </button>
      <span class="save-state" aria-live="polite">
        {saveState.value.is === 'failed' ? 'Not saved' : saveState.value.is === 'saving' ? 'Saving…' : 'Saved here'}
      </span>
      <span class="spring" />
      <ToolButton icon="share" label="Share" onClick={() => open('share')} />
      <ToolButton icon="download" label="Download" title="Download as a project" onClick={downloadProject} />
      <ToolButton icon="keys" label="Keys" title="Keyboard shortcuts (?)" onClick={() => open('keys')} />
    </div>
  )
}

function open(name: 'projects' | 'share' | 'keys'): void {
  dialog.value = name
}

interface ToolButtonProps {
  icon: IconName
  label: string
  title?: string
  onClick: () => void
}

function ToolButton({ icon, label, title = label, onClick }: ToolButtonProps): JSX.Element {
  return (
    <button type="button" class="tool-button" title={title} onClick={onClick}>
      <Icon name={icon} />
      <span>{label}</span>
    </button>
  )
}

import type { JSX } from 'preact'
import { isHandled, runCommand } from '../state/commands.ts'
import { openPath } from '../state/project.ts'
import { languageToFormat } from './language-plugins.ts'

/** Formats the open file. */
export function FormatButton(): JSX.Element {
  const path = openPath.value
  return (
    <button
      type="button"
      class="small format-button"
      title="Format the file (Shift+Alt+F)"
      aria-keyshortcuts="Shift+Alt+F"
      disabled={path === undefined || languageToFormat(path) === undefined || !isHandled('format')}
      onClick={() => runCommand('format')}
    >
      Format
    </button>
  )
}

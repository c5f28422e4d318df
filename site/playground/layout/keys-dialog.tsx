import type { JSX } from 'preact'
import { Modal } from '../ui/modal.tsx'

const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent)
const mod = isMac ? '⌘' : 'Ctrl'

const keys: readonly (readonly [string, string])[] = [
  ['?', 'Show this list'],
  [`${mod} Enter`, 'Compile and send the request'],
  [`${mod} S`, 'Compile now'],
  [isMac ? '⇧ ⌥ F' : 'Shift Alt F', 'Format the file'],
  ['F6', 'Next panel: files, code, run'],
  ['Escape, then Tab', 'Leave the editor'],
  [`${mod} F`, 'Search in the file'],
  [`${mod} Z`, 'Undo: in the code, or in the files'],
  ['↑ ↓ ← →', 'Move in the files, open and close folders'],
  ['Enter', 'Open the file'],
  ['F2', 'Rename or move'],
  ['Delete', 'Delete, with undo'],
  ['← →', 'Move a border between panels'],
]

export function KeysDialog(): JSX.Element {
  return (
    <Modal name="keys" title="Keyboard shortcuts">
      {() => (
        <dl class="keys">
          {keys.map(([key, what]) => (
            <div key={key + what}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{what}</dd>
            </div>
          ))}
        </dl>
      )}
    </Modal>
  )
}

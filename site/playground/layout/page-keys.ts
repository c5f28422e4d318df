import { compileNow } from '../compile/compile-loop.ts'
import { runCommand } from '../state/commands.ts'
import { type PanelName, panel } from '../state/panels.ts'
import { dialog } from '../ui/dialogs.ts'

/** The keys that work anywhere in the page. */
export function listenToKeys(): () => void {
  const listener = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || dialog.peek() !== undefined) return
    const isCommand = event.ctrlKey || event.metaKey
    if (isCommand && event.key === 'Enter') run(event, () => void compileNow().then(() => runCommand('send')))
    else if (isCommand && event.key.toLowerCase() === 's') run(event, () => void compileNow())
    else if (isFormat(event)) run(event, () => runCommand('format'))
    else if (event.key === 'F6') run(event, () => focusPanel(event.shiftKey ? -1 : 1))
    else if (event.key === '?' && !isCommand && !isTyping(event.target)) {
      run(event, () => {
        dialog.value = 'keys'
      })
    }
  }
  addEventListener('keydown', listener)
  return () => removeEventListener('keydown', listener)
}

function run(event: KeyboardEvent, action: () => void): void {
  event.preventDefault()
  action()
}

/** Shift+Alt+F. With Alt, a Mac's key gives another letter. */
const isFormat = ({ shiftKey, altKey, ctrlKey, metaKey, key, code }: KeyboardEvent): boolean =>
  shiftKey && altKey && !ctrlKey && !metaKey && (key.toLowerCase() === 'f' || code === 'KeyF')

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('input:not([type=checkbox], [type=radio]), textarea, select'))

const order: readonly PanelName[] = ['files', 'code', 'run']
const first = '[role="treeitem"][tabindex="0"], .cm-content, input, textarea, select, button'

function focusPanel(by: 1 | -1): void {
  // A framed playground has no panel of files.
  const panels = order.filter((name) => document.querySelector(`#panel-${name}`) !== null)
  const here = panels.findIndex((name) => document.querySelector(`#panel-${name}`)?.contains(document.activeElement))
  const next = panels[(here + by + panels.length) % panels.length] ?? 'code'
  panel.value = next
  requestAnimationFrame(() => {
    const place = document.querySelector(`#panel-${next}`)
    const main = next === 'code' ? place?.querySelector<HTMLElement>('.cm-content') : undefined
    const tree = next === 'files' ? place?.querySelector<HTMLElement>('[role="treeitem"][tabindex="0"]') : undefined
    ;(main ?? tree ?? place?.querySelector<HTMLElement>(first))?.focus()
  })
}

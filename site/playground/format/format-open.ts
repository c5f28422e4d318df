import { showToast } from '../state/toasts.ts'
import { isLarge } from '../ui/file-size.ts'
import { type Formatted, formatText } from './format-text.ts'

/** What formatting needs of an editor. */
interface Formattable {
  /** The open file; undefined if none is open. */
  opened(): { readonly path: string; readonly text: string; readonly cursor: number } | undefined
  replace(formatted: Formatted): void
}

/** Formats the file in the editor, and says what came of it. Never rejects. */
export async function formatOpen(editor: Formattable): Promise<void> {
  const before = editor.opened()
  if (before === undefined) return
  try {
    if (isLarge(before.text.length)) throw new Error('The file is too large.')
    const formatted = await formatText(before.path, before.text, before.cursor)
    const now = editor.opened()
    if (now?.path !== before.path || now.text !== before.text) {
      throw new Error('The file changed meanwhile. Press Format again.')
    }
    if (formatted.text !== before.text) editor.replace(formatted)
    showToast({ text: formatted.text === before.text ? 'The file was formatted already.' : 'Formatted.' })
  } catch (error) {
    showToast({ text: `Not formatted. ${error instanceof Error ? error.message : String(error)}` })
  }
}

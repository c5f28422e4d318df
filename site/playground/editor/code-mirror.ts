import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands'
import { bracketMatching, foldGutter, foldKeymap, indentOnInput, syntaxHighlighting } from '@codemirror/language'
import { lintGutter, lintKeymap, type Diagnostic as Mark, setDiagnostics } from '@codemirror/lint'
import { highlightSelectionMatches, searchKeymap } from '@codemirror/search'
import { Compartment, EditorState, type Extension, Prec } from '@codemirror/state'
import {
  crosshairCursor,
  drawSelection,
  dropCursor,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
  rectangularSelection,
} from '@codemirror/view'
import { classHighlighter } from '@lezer/highlight'
import type { Diagnostic } from '../state/compiler-types.ts'
import { isLarge } from '../ui/file-size.ts'
import { languageOf } from './languages.ts'
import { marksOf } from './marks.ts'
import { smallestChange } from './smallest-change.ts'

export interface EditorEvents {
  /** The document changed by the user's hand; `text` gives it. */
  onEdit(path: string, text: () => string): void
  onSave(): void
  onSend(): void
}

/** The editor; each file keeps its own history and selection while its project is open. */
export interface CodeEditor {
  /** Shows a file. `text` wins over what the editor had of it. */
  open(path: string, text: string): void
  /** Forgets the histories of all files. */
  forget(): void
  /** The history of a renamed file goes with it. */
  renamed(from: string, to: string): void
  mark(diagnostics: readonly Diagnostic[]): void
  goTo(line: number, column: number): void
  /** What the editor shows, with the offset of its cursor. */
  opened(): { readonly path: string; readonly text: string; readonly cursor: number } | undefined
  /** Changes the text and moves the cursor, in one step that Undo takes back. */
  replace(changed: { readonly text: string; readonly cursor: number }): void
  focus(): void
  destroy(): void
}

export function createEditor(parent: HTMLElement, events: EditorEvents, hintId: string): CodeEditor {
  const states = new Map<string, EditorState>()
  const languages = new Map<string, Extension>()
  const language = new Compartment()
  let path: string | undefined
  let diagnostics: readonly Diagnostic[] = []
  const view = new EditorView({ parent })

  const newState = (file: string, doc: string): EditorState =>
    EditorState.create({
      doc,
      extensions: [
        ...(isLarge(doc.length) ? plain : full),
        language.of([]),
        shared,
        Prec.highest(
          keymap.of([
            { key: 'Mod-s', run: () => done(events.onSave) },
            { key: 'Mod-Enter', run: () => done(events.onSend) },
          ]),
        ),
        EditorView.contentAttributes.of({ 'aria-label': `Code of ${file}`, 'aria-describedby': hintId, tabindex: '0' }),
        EditorView.updateListener.of(({ docChanged, state }) => {
          if (docChanged && path !== undefined) events.onEdit(path, () => state.doc.toString())
        }),
      ],
    })

  const highlight = async (file: string, length: number): Promise<void> => {
    if (isLarge(length)) return
    const found = languages.get(file) ?? (await languageOf(file))
    if (found === undefined) return
    languages.set(file, found)
    if (path === file) view.dispatch({ effects: language.reconfigure(found) })
  }

  const mark = (): void => {
    if (path === undefined) return
    const marks: readonly Mark[] = marksOf(view.state.doc, diagnostics, path)
    view.dispatch(setDiagnostics(view.state, marks))
  }

  return {
    open(file, text) {
      if (file === path) {
        if (view.state.doc.toString() !== text) view.dispatch({ changes: smallestChange(view.state, text) })
        return
      }
      if (path !== undefined) states.set(path, view.state)
      path = undefined
      const kept = states.get(file)
      view.setState(kept ?? newState(file, text))
      if (kept !== undefined && kept.doc.toString() !== text) view.dispatch({ changes: smallestChange(kept, text) })
      path = file
      void highlight(file, text.length)
      mark()
    },
    forget() {
      states.clear()
      path = undefined
    },
    renamed(from, to) {
      const kept = from === path ? view.state : states.get(from)
      states.delete(from)
      if (from === path) path = undefined
      if (kept !== undefined) states.set(to, kept)
    },
    mark(found) {
      diagnostics = found
      mark()
    },
    goTo(line, column) {
      const at = view.state.doc.line(Math.min(Math.max(1, line), view.state.doc.lines))
      const anchor = Math.min(at.from + Math.max(0, column - 1), at.to)
      view.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: 'center' }) })
      view.focus()
    },
    opened: () =>
      path === undefined
        ? undefined
        : { path, text: view.state.doc.toString(), cursor: view.state.selection.main.head },
    replace({ text, cursor }) {
      const { state } = view
      view.dispatch({ changes: smallestChange(state, text), selection: { anchor: cursor }, scrollIntoView: true })
    },
    focus: () => view.focus(),
    destroy: () => view.destroy(),
  }
}

const done = (run: () => void): true => {
  run()
  return true
}

const shared: Extension = [
  lineNumbers(),
  highlightActiveLineGutter(),
  history(),
  drawSelection(),
  dropCursor(),
  highlightActiveLine(),
  lintGutter(),
  EditorState.tabSize.of(2),
  keymap.of([...defaultKeymap, ...searchKeymap, ...historyKeymap, ...lintKeymap, indentWithTab]),
]

/** What looks at the whole document, and would make a large one slow. */
const full: Extension[] = [
  highlightSpecialChars(),
  foldGutter(),
  indentOnInput(),
  bracketMatching(),
  closeBrackets(),
  autocompletion(),
  rectangularSelection(),
  crosshairCursor(),
  highlightSelectionMatches(),
  syntaxHighlighting(classHighlighter),
  keymap.of([...closeBracketsKeymap, ...foldKeymap, ...completionKeymap]),
]

const plain: Extension[] = [highlightSpecialChars()]

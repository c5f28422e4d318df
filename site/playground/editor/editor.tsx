import { effect, useSignal } from '@preact/signals'
import type { JSX } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { compileNow } from '../compile/compile-loop.ts'
import { formatOpen } from '../format/format-open.ts'
import { onCommand, runCommand } from '../state/commands.ts'
import { diagnostics } from '../state/compiled.ts'
import { edited } from '../state/edits.ts'
import { target } from '../state/panels.ts'
import { files, onRenamed, openContent, openPath, projectId } from '../state/project.ts'
import { isLarge, sizeText } from '../ui/file-size.ts'
import { BinaryFile } from './binary-file.tsx'
import type { CodeEditor } from './code-mirror.ts'

const hintId = 'editor-hint'

/** The file that is open, in CodeMirror, which is loaded when it is first needed. */
export function Editor(): JSX.Element {
  const parent = useRef<HTMLDivElement>(null)
  const failed = useSignal(false)
  const isReady = useSignal(false)
  useEffect(() => {
    const stop = new AbortController()
    const { current } = parent
    import('./code-mirror.ts').then(
      ({ createEditor }) => {
        if (stop.signal.aborted || current === null) return
        const editor = createEditor(current, { onEdit: edited, onSave: save, onSend: send }, hintId)
        const unbind = bind(editor)
        isReady.value = true
        stop.signal.addEventListener('abort', () => {
          unbind()
          editor.destroy()
        })
      },
      () => {
        failed.value = true
      },
    )
    return () => stop.abort()
  }, [failed, isReady])
  const path = openPath.value
  const content = openContent.value
  const isText = typeof content === 'string'
  return (
    <section class="editor" aria-label="Editor">
      {failed.value && (
        <p class="notice" role="alert">
          The editor could not be loaded. Look at the network and reload the page.
        </p>
      )}
      {isText && isLarge(content.length) && (
        <p class="notice" role="status">
          {sizeText(content.length)}: shown as plain text, to keep the editor fast.
        </p>
      )}
      <div class="editor-code" ref={parent} hidden={!isText} />
      {isText && !isReady.value && <pre class="editor-waiting">{content.slice(0, 20_000)}</pre>}
      {path !== undefined && content instanceof Uint8Array && <BinaryFile path={path} content={content} />}
      {path === undefined && <p class="empty">Choose a file, or add one.</p>}
      <p id={hintId} class="visually-hidden">
        Tab indents. Press Escape, then Tab, to leave the editor.
      </p>
    </section>
  )
}

function bind(editor: CodeEditor): () => void {
  const stops = [
    effect(() => {
      projectId.value
      editor.forget()
    }),
    onRenamed((from, to) => editor.renamed(from, to)),
    onCommand('format', () => void formatOpen(editor)),
    effect(() => {
      projectId.value
      const path = openPath.value
      const content = openContent.value
      if (path !== undefined && typeof content === 'string') editor.open(path, content)
    }),
    effect(() => editor.mark(diagnostics.value)),
    effect(() => {
      const place = target.value
      if (place === undefined) return
      target.value = undefined
      if (!files.peek().has(place.path)) return
      openPath.value = place.path
      // The panel may be shown only now; the next key must find it.
      const arrive = (): void =>
        place.line === undefined ? editor.focus() : editor.goTo(place.line, place.column ?? 1)
      queueMicrotask(arrive)
      // WebKit gives the focus to the page around a pressed button, after the press.
      requestAnimationFrame(() => {
        if (document.activeElement === document.body || document.activeElement?.id === 'main') arrive()
      })
    }),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}

function save(): void {
  void compileNow()
}

function send(): void {
  void compileNow().then(() => runCommand('send'))
}

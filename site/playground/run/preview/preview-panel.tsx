import { useSignal, useSignalEffect } from '@preact/signals'
import { useEffect, useRef, useState } from 'preact/hooks'
import { isTrusted } from '../../state/compiled.ts'
import { isEmbedded } from '../../state/embedded.ts'
import { files } from '../../state/project.ts'
import { runMode } from '../../state/run-mode.ts'
import { manifest } from '../host/manifest.ts'
import { running } from '../host/running.ts'
import { draft } from '../request/draft.ts'
import { createInstalledPage } from './installed-page.ts'
import { OpenInTab } from './open-in-tab.tsx'
import type { PageFrame } from './page-frame.ts'
import { isAnswered, projectPages } from './project-answer.ts'
import { createSandboxPage } from './sandbox-page.ts'

/** After an edit, in milliseconds: typing must not reload the page with each key. */
const pause = 400

/** A page of the project, run against its endpoints. */
export function PreviewPanel() {
  const pages = projectPages(files.value.keys())
  const mode = runMode.value
  // The route table has the project's address, which each request of the page starts with.
  const isCompiled = manifest.value !== undefined
  const box = useRef<HTMLDivElement>(null)
  const frame = useRef<PageFrame | undefined>(undefined)
  // Without a page, the preview starts with the endpoint of the request panel.
  const wanted = useSignal(pages[0] ?? draft.peek().path)
  const [typed, setTyped] = useState(wanted.peek())
  const [error, setError] = useState<string>()

  const open = async (path: string): Promise<void> => {
    const absolute = `/${path.trim().replace(/^\/+/, '')}`
    wanted.value = absolute
    setTyped(absolute)
    setError(undefined)
    try {
      await frame.current?.open(absolute)
    } catch (reason) {
      setError(reason instanceof Error ? reason.message : String(reason))
    }
  }

  useEffect(() => {
    if (box.current === null || !isTrusted.value || !isCompiled) return
    const create = mode === 'installed' ? createInstalledPage : createSandboxPage
    const made = create(box.current, (path) => {
      wanted.value = path
      setTyped(path)
    })
    frame.current = made
    if (isAnswered(wanted.peek())) void open(wanted.peek())
    return () => {
      frame.current = undefined
      made.remove()
    }
  }, [mode, isTrusted.value, isCompiled])

  const isFirst = useRef(true)
  useSignalEffect(() => {
    void running.value
    void files.value
    if (isFirst.current) {
      isFirst.current = false
      return
    }
    const timer = setTimeout(() => {
      if (isAnswered(wanted.peek())) void open(wanted.peek())
    }, pause)
    return () => clearTimeout(timer)
  })

  if (!isTrusted.value) return <p class="run-empty">The preview appears once you allow the code to run.</p>
  return (
    <div class="run-preview">
      <form
        class="run-preview-bar"
        onSubmit={(event) => {
          event.preventDefault()
          void open(typed)
        }}
      >
        <button
          type="button"
          class="run-quiet"
          aria-label="Reload"
          title="Reload"
          onClick={() => void open(wanted.peek())}
        >
          ↻
        </button>
        <input
          aria-label="Page"
          list="run-pages"
          autocapitalize="off"
          autocomplete="off"
          spellcheck={false}
          value={typed}
          onInput={({ currentTarget }) => setTyped(currentTarget.value)}
        />
        <datalist id="run-pages">
          {pages.map((page) => (
            <option key={page} value={page} />
          ))}
        </datalist>
        <button type="submit">Open</button>
        {!isEmbedded && <OpenInTab path={wanted.value} />}
      </form>
      {error !== undefined && <p class="run-error">{error}</p>}
      {!isAnswered(wanted.value) && (
        <p class="run-note">Nothing answers {wanted.value} yet. Add an index.html, or open an endpoint’s path.</p>
      )}
      <div class="run-frame" ref={box} />
    </div>
  )
}

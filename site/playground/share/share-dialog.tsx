import { useSignal } from '@preact/signals'
import type { JSX } from 'preact'
import { useEffect, useMemo, useRef } from 'preact/hooks'
import { downloadProject } from '../project/download.ts'
import { draft } from '../run/request/draft.ts'
import { flushEdit } from '../state/edits.ts'
import { files, openPath, project } from '../state/project.ts'
import { sizeText } from '../ui/file-size.ts'
import { Modal } from '../ui/modal.tsx'
import { encodeProject } from './encode.ts'

/** The project as a link. */
export function ShareDialog(): JSX.Element {
  return (
    <Modal name="share" title="Share by link">
      {() => <Link />}
    </Modal>
  )
}

function Link(): JSX.Element {
  const field = useRef<HTMLTextAreaElement>(null)
  const copied = useSignal('')
  const encoded = useMemo(() => {
    flushEdit()
    const open = openPath.peek()
    return encodeProject({
      name: project.peek().name,
      files: files.peek(),
      request: draft.peek(),
      ...(open !== undefined && { open }),
    })
  }, [])
  useEffect(() => field.current?.select(), [])
  if (!encoded.ok) {
    return (
      <>
        <p role="alert">{encoded.why}</p>
        <div class="modal-buttons">
          <button type="button" class="primary" onClick={downloadProject}>
            Download the project
          </button>
        </div>
      </>
    )
  }
  const url = `${location.origin}${location.pathname}#${encoded.fragment}`
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(url)
      copied.value = 'Copied.'
    } catch {
      field.current?.select()
      copied.value = 'Press Ctrl C or ⌘ C: the link is selected.'
    }
  }
  return (
    <>
      <p>
        The link holds {files.peek().size === 1 ? 'the file' : `all ${files.peek().size} files`} and the request with
        its headers and body, in {sizeText(url.length)}. Later changes are not in it. Browsers send that part of an
        address to no server. Whoever opens the link sees the code, and it runs only when they press Run.
      </p>
      <label for="share-link">Link</label>
      <textarea id="share-link" data-focus ref={field} readOnly rows={4} value={url} spellcheck={false} />
      <div class="modal-buttons">
        <span role="status">{copied.value}</span>
        <button type="button" class="primary" onClick={() => void copy()}>
          Copy the link
        </button>
      </div>
    </>
  )
}

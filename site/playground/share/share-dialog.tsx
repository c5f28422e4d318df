import { useSignal } from '@preact/signals'
import type { JSX } from 'preact'
import { useEffect, useMemo, useRef } from 'preact/hooks'
import { downloadProject } from '../project/download.ts'
import { files, project } from '../state/project.ts'
import { sizeText } from '../ui/file-size.ts'
import { Modal } from '../ui/modal.tsx'
import { embedCode } from './embed-code.ts'
import { encodeOpen } from './encode-open.ts'

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
  const isEmbed = useSignal(false)
  const encoded = useMemo(encodeOpen, [])
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
  const playground = `${location.origin}${location.pathname}`
  const url = `${playground}#${encoded.fragment}`
  const code = embedCode(playground, project.peek().name, encoded.fragment)
  const copy = async (embed: boolean): Promise<void> => {
    isEmbed.value = embed
    try {
      await navigator.clipboard.writeText(embed ? code : url)
      copied.value = embed ? 'Embed code copied.' : 'Link copied.'
    } catch {
      field.current?.select()
      copied.value = 'Press Ctrl C or ⌘ C: the text is selected.'
    }
  }
  return (
    <>
      <p>
        The link holds {files.peek().size === 1 ? 'the file' : `all ${files.peek().size} files`} and the request with
        its headers and body, in {sizeText(url.length)}. Later changes are not in it. Browsers send that part of an
        address to no server. Whoever opens the link sees the code, and it runs only when they press Run.
      </p>
      <label for="share-link">{isEmbed.value ? 'Embed code' : 'Link'}</label>
      <textarea
        id="share-link"
        data-focus
        ref={field}
        readOnly
        rows={4}
        value={isEmbed.value ? code : url}
        spellcheck={false}
      />
      <div class="modal-buttons">
        <span role="status">{copied.value}</span>
        <button type="button" title="HTML that shows the project in another page" onClick={() => void copy(true)}>
          Copy embed code
        </button>
        <button type="button" class="primary" onClick={() => void copy(false)}>
          Copy the link
        </button>
      </div>
    </>
  )
}

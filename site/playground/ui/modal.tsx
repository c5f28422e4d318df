import type { ComponentChildren, JSX } from 'preact'
import { useEffect, useId, useRef } from 'preact/hooks'
import { closeDialog, type DialogName, dialog } from './dialogs.ts'
import { Icon } from './icon.tsx'

interface ModalProps {
  name: DialogName
  title: string
  onClose?: () => void
  children: () => ComponentChildren
}

/** A dialog over the page; Escape and a press beside it close it, and the focus goes back. */
export function Modal(props: ModalProps): JSX.Element | null {
  return dialog.value === props.name ? <OpenModal {...props} /> : null
}

function OpenModal({ title, onClose, children }: ModalProps): JSX.Element {
  const element = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => {
    const { current } = element
    current?.showModal()
    const first = current?.querySelector<HTMLElement>('[data-focus]') ?? current
    first?.focus()
  }, [])
  const close = (): void => {
    closeDialog()
    onClose?.()
  }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes it
    <dialog
      ref={element}
      class="modal"
      tabIndex={-1}
      aria-labelledby={id}
      onClose={close}
      onClick={(event) => {
        if (event.target === event.currentTarget) event.currentTarget.close()
      }}
    >
      <div class="modal-body">
        <div class="modal-head">
          <h2 id={id}>{title}</h2>
          <button type="button" class="icon-button" aria-label="Close" onClick={() => element.current?.close()}>
            <Icon name="close" />
          </button>
        </div>
        {children()}
      </div>
    </dialog>
  )
}

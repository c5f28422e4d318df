import { signal } from '@preact/signals'

interface Notice {
  readonly text: string
  readonly isError?: boolean
  readonly action?: { readonly label: string; run(): void }
}

const notice = signal<Notice | undefined>(undefined)
let timer: ReturnType<typeof setTimeout> | undefined

/** How long a message without an error stays, in milliseconds. */
const shownFor = 12_000

/** Shows a message in place of the last one. Errors stay until they are closed. */
export function notify(next: Notice): void {
  clearTimeout(timer)
  notice.value = next
  if (!next.isError) timer = setTimeout(dismiss, shownFor)
}

export function dismiss(): void {
  clearTimeout(timer)
  notice.value = undefined
}

/** The place for messages: one on each page. */
export function Notices() {
  const current = notice.value
  return (
    <section class="notices" aria-label="Messages">
      <div role="status">{current && !current.isError && <p class="notice-text">{current.text}</p>}</div>
      <div role="alert">{current?.isError && <p class="notice-text">{current.text}</p>}</div>
      {current && (
        <p class={current.isError ? 'notice notice-error' : 'notice'}>
          <span aria-hidden="true">{current.text}</span>
          {current.action && (
            <button
              type="button"
              class="notice-action"
              onClick={() => {
                dismiss()
                current.action?.run()
              }}
            >
              {current.action.label}
            </button>
          )}
          <button type="button" class="icon-button" aria-label="Close the message" onClick={dismiss}>
            ×
          </button>
        </p>
      )}
    </section>
  )
}

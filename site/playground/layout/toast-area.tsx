import type { JSX } from 'preact'
import { hideToast, toast } from '../state/toasts.ts'
import { Icon } from '../ui/icon.tsx'

/** The message at the foot of the page, read out by screen readers. */
export function ToastArea(): JSX.Element {
  const shown = toast.value
  return (
    <div class="toast-area" role="status">
      {shown !== undefined && (
        <div class="toast">
          <span>{shown.text}</span>
          {shown.action !== undefined && (
            <button
              type="button"
              class="small"
              onClick={() => {
                hideToast()
                shown.action?.run()
              }}
            >
              {shown.action.label}
            </button>
          )}
          <button type="button" class="icon-button" aria-label="Dismiss" onClick={hideToast}>
            <Icon name="close" />
          </button>
        </div>
      )}
    </div>
  )
}

import type { JSX } from 'preact'
import { isTrusted } from '../state/compiled.ts'
import { isEmbedded } from '../state/embedded.ts'
import { Icon } from '../ui/icon.tsx'

/** Shown above somebody else's code until the visitor lets it run. */
export function TrustBanner(): JSX.Element | null {
  if (isTrusted.value) return null
  return (
    <section class="banner" aria-label="Code from a link">
      <p>
        {isEmbedded
          ? 'Press Run to compile this code and run it in a sandbox of your browser.'
          : 'This code came from a link. Read it first: nothing runs until you press Run.'}
      </p>
      <button
        type="button"
        class="primary small"
        onClick={() => {
          isTrusted.value = true
        }}
      >
        <Icon name="run" />
        Run
      </button>
    </section>
  )
}

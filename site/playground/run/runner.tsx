import type { JSX } from 'preact'

export function Runner(): JSX.Element {
  return <p class="empty">Runner</p>
}

import type { JSX } from 'preact'
import { encodeOpen } from '../share/encode-open.ts'

/** Opens what the frame shows, with the visitor's changes, in the whole playground. */
export function OpenLink(): JSX.Element {
  const page = `${location.origin}${location.pathname}`
  // Packing the project takes too long for each key, so the address is made when it is needed.
  const renew = ({ currentTarget }: { readonly currentTarget: HTMLAnchorElement }): void => {
    const encoded = encodeOpen()
    if (encoded.ok) currentTarget.href = `${page}#${encoded.fragment}`
  }
  return (
    <a
      class="open-link"
      href={page + location.hash}
      target="_blank"
      rel="noopener"
      onPointerDown={renew}
      onFocus={renew}
      onClick={renew}
    >
      <span>Open in the </span>playground
    </a>
  )
}

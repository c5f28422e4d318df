/** Attributes with an address that the browser loads as soon as it parses the element. */
const selectors = {
  src: 'img, input, video, audio, source, track, embed',
  poster: 'video',
} as const

const names = Object.keys(selectors) as readonly (keyof typeof selectors)[]

const held = (name: string): string => `data-stowaway-${name}`

/**
 * Renames the attributes that load something from below the root: the frame's policy would refuse them as the page is
 * parsed, with an error each, before its script can answer them. `releaseAddresses` restores them in the frame.
 *
 * @param isOurs whether an address, as the page has it, is below the root
 */
export function holdAddresses(page: ParentNode, isOurs: (address: string) => boolean): void {
  for (const name of names) {
    for (const element of page.querySelectorAll(`:is(${selectors[name]})[${name}]`)) {
      const address = element.getAttribute(name) ?? ''
      if (address === '' || !isOurs(address)) continue
      element.removeAttribute(name)
      element.setAttribute(held(name), address)
    }
  }
}

/** Restores renamed attributes while the browser parses the page. Call it after `setAttribute` is patched. */
export function releaseAddresses(): void {
  const release = (): void => {
    for (const name of names) {
      for (const element of document.querySelectorAll(`[${held(name)}]`)) {
        const address = element.getAttribute(held(name)) ?? ''
        element.removeAttribute(held(name))
        element.setAttribute(name, address)
      }
    }
  }
  const observer = new MutationObserver(release)
  observer.observe(document, { childList: true, subtree: true })
  document.addEventListener('DOMContentLoaded', () => {
    observer.disconnect()
    release()
  })
}

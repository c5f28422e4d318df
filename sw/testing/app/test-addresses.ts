import type { App } from '../../core/app/app.ts'
import { pageAddress } from './page-address.ts'
import type { TestHost } from './test-app.ts'

interface TestAddresses extends Pick<TestHost, 'find'> {
  /** Whether a URL is one of the page's own site. */
  isOwn(url: URL): boolean
}

/** Which addresses the endpoints of a test answer. */
export function testAddresses({ manifest: { base }, match }: App): TestAddresses {
  const { isBrowser, address } = pageAddress
  const isOwn = ({ origin, pathname }: URL): boolean =>
    origin === address().origin && `${pathname}/`.startsWith(`${base}/`)
  /** In a browser, the server of the tests has the other paths. */
  const isHere = (url: URL): boolean =>
    !isBrowser || url.pathname.startsWith(`${base}/api/`) || match(url) !== undefined
  return {
    isOwn,
    find(given) {
      if (!URL.canParse(given, address())) return undefined
      const url = new URL(given, address())
      if (!/^https?:$/.test(url.protocol)) return undefined
      const isFound = isOwn(url) ? isHere(url) : url.origin !== address().origin && match(url) !== undefined
      return isFound ? url : undefined
    },
  }
}

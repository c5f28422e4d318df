import type { HostTab } from './host-browser.ts'

/** A page that no service worker can control. */
export const fallback = {
  /** This machine's own address, in a form that no browser trusts as such. */
  originAt: (port: string) => new URL(`http://[::ffff:127.0.0.1]:${port}`).origin,
  async start(tab: HostTab, base: string): Promise<void> {
    await tab.evaluate(`import('${base}/stowaway-fallback.js').then((page) =>
      page.startFallback({ script: '${base}/sw.js', scope: '${base}/' }, 'no https', new AbortController().signal))`)
  },
}

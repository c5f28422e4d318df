import type { HostTab } from './host-browser.ts'

/** A page under the control of the project's service worker. */
export const serviceWorker = {
  originAt: (port: string) => `http://127.0.0.1:${port}`,
  /** Registers the worker, and waits until it controls the page. */
  async start(tab: HostTab, base: string): Promise<void> {
    await tab.evaluate(
      async ([script, scope]) => {
        const controlled = new Promise<void>((resolve) => {
          navigator.serviceWorker.addEventListener('controllerchange', () => resolve(), { once: true })
          if (navigator.serviceWorker.controller) resolve()
        })
        await navigator.serviceWorker.register(script, { scope, updateViaCache: 'none' })
        await controlled
      },
      [`${base}/sw.js`, `${base}/`] as const,
    )
  },
}

/** The part of Vite's `import.meta.hot` that is used here. */
interface HotChannel {
  on(event: string, listener: (data: unknown) => void): void
}

/**
 * Development only: passes the dev server's word of a change on. The worker asks the server before each answer anyway,
 * so this only saves it time; a changed route table changes the script, which `update` fetches. What the worker has to
 * say to the author is said in this page's console too.
 */
export function watchChanges(hot: HotChannel): void {
  navigator.serviceWorker?.addEventListener('message', ({ data }) => {
    if (data?.type === 'stowaway:warning') console.warn(`[stowaway] ${data.text}`)
  })
  hot.on('stowaway:routes', () => {
    // Heard where the endpoints run in the page.
    globalThis.dispatchEvent(new Event('stowaway:routes'))
    void navigator.serviceWorker?.getRegistration().then((registration) => registration?.update())
  })
  hot.on('stowaway:change', (data) => {
    navigator.serviceWorker?.controller?.postMessage({ type: 'stowaway:change', data })
  })
}

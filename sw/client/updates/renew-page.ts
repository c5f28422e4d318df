/**
 * WebKit gives a page back from the back/forward cache with the worker that it had, though that was replaced or
 * unregistered meanwhile, and no claim gives it another. It is loaded anew, as Chromium does by itself. (Firefox gives
 * it the current worker.)
 */
export function renewPage(scope: string): void {
  addEventListener('pageshow', async ({ persisted }) => {
    const container = navigator.serviceWorker
    if (!persisted || container.controller === null) return
    const registration = await container.getRegistration(scope)
    if (registration?.active !== container.controller) location.reload()
  })
}

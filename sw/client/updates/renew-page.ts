/**
 * WebKit restores a page from the back/forward cache with its old worker, even if that was replaced or unregistered
 * meanwhile, and no claim changes that. The page is reloaded, as Chromium does by itself. (In Firefox the page gets the
 * current worker.)
 */
export function renewPage(scope: string): void {
  addEventListener('pageshow', async ({ persisted }) => {
    const container = navigator.serviceWorker
    if (!persisted || container.controller === null) return
    const registration = await container.getRegistration(scope)
    if (registration?.active !== container.controller) location.reload()
  })
}

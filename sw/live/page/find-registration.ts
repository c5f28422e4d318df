/**
 * The registration of exactly this scope: browsers also return that of a wider one. Absent, too, if the browser denies
 * service workers to the page.
 */
export async function findRegistration(scope: string): Promise<ServiceWorkerRegistration | undefined> {
  try {
    const found = await navigator.serviceWorker.getRegistration(scope)
    return found?.scope === new URL(scope, location.href).href ? found : undefined
  } catch {
    return undefined
  }
}

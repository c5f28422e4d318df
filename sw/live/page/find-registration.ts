/**
 * The registration of exactly this scope: a browser gives that of a wider one too. Absent also where the browser keeps
 * service workers from the page.
 */
export async function findRegistration(scope: string): Promise<ServiceWorkerRegistration | undefined> {
  try {
    const found = await navigator.serviceWorker.getRegistration(scope)
    return found?.scope === new URL(scope, location.href).href ? found : undefined
  } catch {
    return undefined
  }
}

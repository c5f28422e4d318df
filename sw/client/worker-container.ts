/** Absent if the browser has no service workers, and in frames without an origin, where reading it throws. */
export function workerContainer(): ServiceWorkerContainer | undefined {
  try {
    return navigator.serviceWorker
  } catch {
    return undefined
  }
}

/** Milliseconds; Firefox takes a worker without events for idle after 30 seconds. */
const interval = 10_000

/** Sends the worker a sign of life every few seconds while it asks for them: its streams would be cut else. */
export function sendHeartbeats({ serviceWorker }: Pick<Navigator, 'serviceWorker'> = navigator): void {
  let timer: ReturnType<typeof setInterval> | undefined
  serviceWorker.addEventListener('message', ({ data }) => {
    if (data?.type !== 'stowaway:busy') return
    if (!data.isBusy) {
      clearInterval(timer)
      timer = undefined
    } else timer ??= setInterval(() => serviceWorker.controller?.postMessage({ type: 'stowaway:alive' }), interval)
  })
}

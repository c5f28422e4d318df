/** The worker's side of this message is `sw/worker/match-listener.ts`. */
const matchesType = 'stowaway:matches'

/** Milliseconds; one of another project answers never. */
const limit = 5000

/** Those of `urls` that the worker which controls this page answers; none while no worker does. */
export function matchingUrls(urls: readonly string[]): Promise<readonly string[]> {
  const { controller } = navigator.serviceWorker
  if (controller === null) return Promise.resolve([])
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    setTimeout(resolve, limit, [])
    port1.onmessage = ({ data }) => {
      port1.close()
      resolve(Array.isArray(data) ? urls.filter((_url, index) => data[index] === true) : [])
    }
    controller.postMessage({ type: matchesType, urls }, [port2])
  })
}

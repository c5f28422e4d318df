/** Where workers report what they give to the browser. */
export const reportChannel = 'stowaway:answers'

/**
 * A script that runs ahead of a worker's own. It reports each response that the worker passes to `respondWith`, since a
 * page sees neither the status nor the headers of a redirect.
 */
export const reportAnswers = `{
const channel = new BroadcastChannel(${JSON.stringify(reportChannel)})
self.addEventListener('fetch', (event) => {
  const respondWith = event.respondWith.bind(event)
  const report = (response) => {
    const { url } = event.request
    channel.postMessage({ url, status: response.status, headers: [...response.headers] })
    return response
  }
  event.respondWith = (answer) => respondWith(Promise.resolve(answer).then(report))
})
}
`

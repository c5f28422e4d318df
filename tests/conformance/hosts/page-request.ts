/** What a page needs to send one recorded request. */
export interface PageRequest {
  readonly path: string
  readonly method: string
  readonly headers: readonly (readonly [string, string])[]
  readonly bodyBase64: string | undefined
}

/** What a page saw of an answer. Status and headers are those of the response that the worker gave, if it gave one. */
export interface PageAnswer {
  readonly fromWorker: boolean
  /** The page may not look into a redirect. */
  readonly opaque: boolean
  readonly status: number
  readonly headers: readonly (readonly [string, string])[]
  readonly bodyBase64: string
}

/** The page's address below the base: no endpoint is called like that. */
export const pageName = '__conformance.html'

/**
 * A page that starts the worker and sends requests through the real fetch event. Bodies are bytes, since a string would
 * add a content type. It is written in plain script: it runs in the browser.
 */
export const pageSource = `<!doctype html>
<meta charset="utf-8">
<title>Conformance</title>
<script type="module">
const answers = []
const withoutHash = (url) => url.replace(/#.*/s, '')
let wanted
const channel = new BroadcastChannel('stowaway:conformance')
let wake = () => {}
channel.onmessage = ({ data }) => {
  // A late answer of an earlier request is reported too.
  if (data?.type !== 'stowaway:answer' || withoutHash(data.url) !== wanted) return
  answers.push(data)
  wake()
}
const answered = (limit) =>
  answers.length > 0
    ? answers.shift()
    : new Promise((resolve) => {
        const end = () => {
          clearTimeout(timer)
          wake = () => {}
          resolve(answers.shift())
        }
        const timer = setTimeout(end, limit)
        wake = end
      })
const toBytes = (text) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
const toBase64 = (bytes) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))

window.startWorker = async (script, scope) => {
  const controlled = new Promise((resolve) => {
    navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true })
    if (navigator.serviceWorker.controller) resolve()
  })
  await navigator.serviceWorker.register(script, { scope, updateViaCache: 'none' })
  await controlled
}

window.sendRequest = async ({ path, method, headers, bodyBase64 }, expectsWorker) => {
  answers.length = 0
  wanted = withoutHash(new URL(location.origin + path).href)
  const response = await fetch(location.origin + path, {
    method,
    headers,
    redirect: 'manual',
    cache: 'no-store',
    ...(bodyBase64 === undefined ? {} : { body: toBytes(bodyBase64) }),
  })
  const answer = expectsWorker ? await answered(3000) : undefined
  const bytes = new Uint8Array(await response.arrayBuffer())
  return {
    fromWorker: answer !== undefined,
    opaque: response.type === 'opaqueredirect',
    status: answer?.status ?? response.status,
    headers: answer?.headers ?? [...response.headers],
    bodyBase64: toBase64(bytes),
  }
}
</script>
`

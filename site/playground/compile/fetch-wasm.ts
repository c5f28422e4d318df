/** Where the compiler is kept, so that the playground also opens without network. */
const cacheName = 'stowaway:playground:compiler'

/**
 * The module of a `.wasm` file: from this browser's cache, else from the network, and kept then.
 *
 * @param onProgress hears how many bytes have arrived, unpacked
 * @throws TypeError without network
 */
export async function fetchWasm(url: string, onProgress: (loaded: number) => void): Promise<WebAssembly.Module> {
  const cache = await openCache()
  const kept = await cache?.match(url)
  if (kept !== undefined) return WebAssembly.compileStreaming(kept)
  const response = await fetch(url)
  if (!response.ok || response.body === null) throw new TypeError(`${url} answers with status ${response.status}.`)
  const counted = new Response(response.body.pipeThrough(counter(onProgress)), {
    headers: { 'content-type': 'application/wasm' },
  })
  const copy = cache && counted.clone()
  const [compiled] = await Promise.all([WebAssembly.compileStreaming(counted), cache && copy && keep(cache, url, copy)])
  return compiled
}

function counter(
  onProgress: (loaded: number) => void,
): TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>> {
  let loaded = 0
  return new TransformStream({
    transform(chunk, controller) {
      loaded += chunk.byteLength
      onProgress(loaded)
      controller.enqueue(chunk)
    },
  })
}

/** Storage that is full or blocked costs a download at the next visit, nothing else. */
async function keep(cache: Cache, url: string, response: Response): Promise<void> {
  try {
    await cache.put(url, response)
    const old = (await cache.keys()).filter((request) => request.url !== new URL(url, location.href).href)
    await Promise.all(old.map((request) => cache.delete(request)))
  } catch {
    await response.body?.cancel().catch(() => {})
  }
}

async function openCache(): Promise<Cache | undefined> {
  try {
    return await caches.open(cacheName)
  } catch {
    return undefined
  }
}

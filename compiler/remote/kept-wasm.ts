/** The part of a `Cache` that is used. This project's types have no DOM. */
interface WasmCache {
  match(url: string): Promise<Response | undefined>
  put(url: string, response: Response): Promise<void>
  keys(): Promise<readonly Request[]>
  delete(request: Request): Promise<boolean>
}

/** A file that a browser keeps, so that it opens without network too. */
export interface KeptWasm {
  read(): Promise<Response | undefined>
  /** Keeps the file instead of older ones. If storage is full, the next visit downloads it again. */
  write(response: Response): Promise<void>
}

/** Opens the cache; `undefined` if the browser has none, or blocks it. */
export async function keptWasm(cacheName: string, url: string): Promise<KeptWasm | undefined> {
  // Every browser has it under this name, in secure contexts.
  const { caches } = globalThis as { readonly caches?: { open(name: string): Promise<WasmCache> } }
  const cache = await caches?.open(cacheName).catch(() => undefined)
  return (
    cache && {
      read: () => cache.match(url),
      async write(response) {
        try {
          await cache.put(url, response)
          // The newest comes last.
          const [, ...older] = [...(await cache.keys())].reverse()
          await Promise.all(older.map((request) => cache.delete(request)))
        } catch {
          await response.body?.cancel().catch(() => {})
        }
      },
    }
  )
}

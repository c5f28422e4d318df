import type { CompilerProgress } from './compiler-progress.ts'
import { keptWasm } from './kept-wasm.ts'

/** Options of `fetchWasm`. */
export interface FetchWasmOptions {
  /** The size of the unpacked file in bytes, if known: a server's `content-length` of a compressed file is another. */
  readonly total?: number
  /** Name of a cache of the browser that keeps the file, so that the compiler also starts without network. Default: none. */
  readonly cacheName?: string
}

/** The part of the global `WebAssembly` that is used: it is in all hosts, and in no library of types without a DOM. */
interface Assembly {
  compileStreaming(source: Response): Promise<object>
}

/**
 * Downloads and compiles esbuild's WebAssembly, and reports the progress. Sizes are those of the unpacked file.
 *
 * @returns a `WebAssembly.Module`
 * @throws a `TypeError` when the download fails, as `fetch` does
 */
export async function fetchWasm(
  url: string | URL,
  report: (progress: CompilerProgress) => void,
  { total, cacheName }: FetchWasmOptions = {},
): Promise<object> {
  // What every engine has under this name.
  const { WebAssembly: assembly } = globalThis as typeof globalThis & { readonly WebAssembly: Assembly }
  const kept = cacheName === undefined ? undefined : await keptWasm(cacheName, String(url))
  const known = await kept?.read()
  if (known !== undefined) return assembly.compileStreaming(known)
  const response = await fetch(url)
  if (!response.ok || response.body === null) throw new TypeError(`${String(url)} answered with ${response.status}.`)
  const told = Number(response.headers.get('content-length'))
  const size = total ?? (told > 0 && !response.headers.has('content-encoding') ? told : undefined)
  let loaded = 0
  const tell = (phase: CompilerProgress['phase']): void =>
    report({ phase, loaded, ...(size !== undefined && { total: size }) })
  const counter = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(part, controller) {
      loaded += part.byteLength
      tell('download')
      controller.enqueue(part)
    },
    flush: () => tell('start'),
  })
  const counted = new Response(response.body.pipeThrough(counter), { headers: { 'content-type': 'application/wasm' } })
  const copy = kept && counted.clone()
  const [compiled] = await Promise.all([assembly.compileStreaming(counted), copy && kept.write(copy)])
  return compiled
}

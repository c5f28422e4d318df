import wasm from 'esbuild-wasm/esbuild.wasm?url'
import * as esbuild from 'esbuild-wasm/esm/browser.js'
import { fetchWasm } from './fetch-wasm.ts'

let started: Promise<void> | undefined
addEventListener('message', async ({ data }: MessageEvent<Map<string, string | Uint8Array>>) => {
  started ??= (async () => {
    const wasmModule = await fetchWasm(wasm, (loaded) => postMessage({ loaded, total: 13_980_000 }))
    await esbuild.initialize({ wasmModule, worker: false })
  })()
  await started
  const errors = []
  const from = performance.now()
  for (const [file, text] of data) {
    if (typeof text !== 'string' || !/\.[tj]s$/.test(file)) continue
    try {
      await esbuild.transform(text, { loader: 'ts', sourcefile: file })
    } catch (error) {
      const failure = error as esbuild.TransformFailure
      for (const { text: message, location } of failure.errors) {
        errors.push({ severity: 'error', message, file, line: location?.line, column: (location?.column ?? 0) + 1 })
      }
    }
  }
  postMessage(
    errors.length > 0
      ? { ok: false, errors, warnings: [] }
      : {
          ok: true,
          bundle: { hash: 'x', code: '', bytes: 0, manifest: { routes: [] }, app: {} },
          warnings: [],
          milliseconds: performance.now() - from,
        },
  )
})

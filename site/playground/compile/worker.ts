import wasm from 'esbuild-wasm/esbuild.wasm?url'
import * as esbuild from 'esbuild-wasm/esm/browser.js'
import { type CompilerScope, fetchWasm, serveCompiler } from 'stowaway/compiler'

// The types are those of a page: the globals of a worker would clash with them.
const scope: CompilerScope = {
  postMessage: (message, transfer) => postMessage(message, { transfer }),
  addEventListener: (type, listener) => addEventListener(type, listener),
}

serveCompiler(scope, {
  async loadEsbuild(report) {
    const total = import.meta.env.ESBUILD_BYTES
    const wasmModule = await fetchWasm(wasm, report, { total, cacheName: 'stowaway:playground:compiler' })
    report({ phase: 'start', loaded: total, total })
    // The compiler has no types of a browser.
    await esbuild.initialize({ wasmModule: wasmModule as WebAssembly.Module, worker: false })
    return esbuild
  },
})

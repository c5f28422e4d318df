import wasm from 'esbuild-wasm/esbuild.wasm?url'
import * as esbuild from 'esbuild-wasm/esm/browser.js'
import { type CompilerScope, serveCompiler } from 'stowaway/compiler'
import { fetchWasm } from './fetch-wasm.ts'

// The types are those of a page: the globals of a worker would clash with them.
const scope: CompilerScope = {
  postMessage: (message, transfer) => postMessage(message, { transfer }),
  addEventListener: (type, listener) => addEventListener(type, listener),
}

serveCompiler(scope, {
  async loadEsbuild(report) {
    const total = import.meta.env.ESBUILD_BYTES
    const wasmModule = await fetchWasm(wasm, (loaded) => report({ phase: 'download', loaded, total }))
    report({ phase: 'start', loaded: total, total })
    await esbuild.initialize({ wasmModule, worker: false })
    return esbuild
  },
})

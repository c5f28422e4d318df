import wasm from 'esbuild-wasm/esbuild.wasm?url'
import * as esbuild from 'esbuild-wasm/esm/browser.js'
import { type CompilerScope, serveCompiler } from 'stowaway/compiler'
import { fetchWasm } from './fetch-wasm.ts'

// The page's types stand for the worker's here: `self` is its scope.
serveCompiler(self as unknown as CompilerScope, {
  async loadEsbuild(report) {
    const total = import.meta.env.ESBUILD_BYTES
    const wasmModule = await fetchWasm(wasm, (loaded) => report({ phase: 'download', loaded, total }))
    report({ phase: 'start', loaded: total, total })
    await esbuild.initialize({ wasmModule, worker: false })
    return esbuild
  },
})

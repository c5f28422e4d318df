import type { Initiators } from './initiator.ts'

interface Speaker {
  onmessage: ((event: MessageEvent) => void) | null
  postMessage(message: unknown): void
}

function reply(speaker: Speaker, owner: EventTarget, message: unknown): Promise<string> {
  return new Promise((resolve, reject) => {
    speaker.onmessage = ({ data }) => resolve(String(data))
    owner.addEventListener('error', () => reject(new Error('The worker does not start.')), { once: true })
    speaker.postMessage(message)
  })
}

async function dedicated(script: string, task: readonly string[], options?: WorkerOptions): Promise<string> {
  const worker = new Worker(script, options)
  try {
    return await reply(worker, worker, task)
  } finally {
    worker.terminate()
  }
}

async function shared(script: string, task: readonly string[]): Promise<string> {
  const worker = new SharedWorker(script, { name: task[1] ?? script })
  try {
    return await reply(worker.port, worker, task)
  } finally {
    worker.port.close()
  }
}

/** An endpoint's worker script whose own request is of no cell. */
const helper = (address: string): string => new URL('worker.js?key=helper', new URL(address, location.href)).href
const absolute = (address: string): string => new URL(address, location.href).href

function blob(code: string): string {
  return URL.createObjectURL(new Blob([code], { type: 'text/javascript' }))
}

const fetches = 'async ({ data: [, url] }) => (await fetch(url)).text()'
const dedicatedBlob = (): string => blob(`onmessage = async (event) => postMessage(await (${fetches})(event))`)
/** A module worker with an address of its own, which imports an endpoint's script. */
function importing(script: string): string {
  const address = new URL('importing.js?key=helper', script)
  address.searchParams.set('import', script)
  return address.href
}
const importingCode = (script: string): string =>
  `import ${JSON.stringify(script)}; onmessage = () => postMessage(Object.values(globalThis.loaded)[0])`
const sharedBlob = (): string =>
  blob(`onconnect = ({ ports: [port] }) => {
    port.onmessage = async (event) => port.postMessage(await (${fetches})(event).catch(String))
  }`)

/** What dedicated and shared workers ask for. */
export const workers = {
  'worker script': (at) => dedicated(at('worker.js'), ['origin']),
  'module worker script': (at) => dedicated(at('worker.js'), ['origin'], { type: 'module' }),
  'import in a module worker': (at) => dedicated(importing(absolute(at('script.js'))), [], { type: 'module' }),
  'import in a blob: module worker': (at) =>
    dedicated(blob(importingCode(absolute(at('script.js')))), [], { type: 'module' }),
  'fetch in a worker': (at) => dedicated(helper(at('')), ['fetch', absolute(at('text.txt'))]),
  'synchronous XMLHttpRequest in a worker': (at) => dedicated(helper(at('')), ['xhr', absolute(at('text.txt'))]),
  'importScripts in a worker': (at) => dedicated(helper(at('')), ['script', absolute(at('script.js'))]),
  'nested worker script': (at) => dedicated(helper(at('')), ['nested', absolute(at('worker.js'))]),
  'fetch in a nested worker': (at) => dedicated(helper(at('')), ['nestedFetch', absolute(at('text.txt'))]),
  'fetch in a blob: worker': (at) => dedicated(dedicatedBlob(), ['fetch', absolute(at('text.txt'))]),
  'shared worker script': (at) => shared(at('worker.js'), ['origin', at('worker.js')]),
  'fetch in a shared worker': (at) => shared(helper(at('')), ['fetch', absolute(at('text.txt'))]),
  'fetch in a blob: shared worker': (at) => shared(sharedBlob(), ['fetch', absolute(at('text.txt'))]),
} as const satisfies Initiators

/**
 * What a request that is not ours costs beside a worker: with the routing rules, without them, and with no worker at
 * all. Prints ratios of one run; `npx tsc -p tests/bench && node dist/tests/bench/static-routing.js`.
 */
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import type { Browser, Page } from 'playwright-core'
import { startBrowser } from '../hosts/browser/start-browser.ts'

const rounds = Number(process.env.STOWAWAY_BENCH_ROUNDS ?? 7)
const fetches = 150
const project = 'tests/fixtures/first-visit'
const types: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.html': 'text/html', '.css': 'text/css' }

interface Variant {
  readonly name: string
  readonly hasWorker: boolean
  readonly server: Server
  readonly origin: string
  /** What the server was asked for. */
  readonly asked: string[]
  page?: Page
  readonly warm: number[]
  readonly cold: number[]
}

async function serve(folder: string, name: string, hasWorker: boolean, hasRules: boolean): Promise<Variant> {
  const asked: string[] = []
  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? '/', 'http://host').pathname
    asked.push(request.url ?? '')
    try {
      const file = await readFile(join(folder, path === '/' ? 'index.html' : path))
      const isWorker = path === '/sw.js' && !hasRules
      response.setHeader('content-type', types[extname(path) || '.html'] ?? 'application/octet-stream')
      // An engine without the interface.
      response.end(isWorker ? file.toString().replaceAll('addRoutes', 'addNothing') : file)
    } catch {
      response.writeHead(404).end('Not found.')
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // A server that listens on a port has an address object; a string stands for a pipe only.
  const { port } = server.address() as AddressInfo
  return { name, hasWorker, server, origin: `http://127.0.0.1:${port}`, asked, warm: [], cold: [] }
}

async function open(browser: Browser, variant: Variant): Promise<Page> {
  const page = await (await browser.newContext()).newPage()
  // A file of the site: a page that asks for nothing by itself.
  await page.goto(`${variant.origin}/own.css`)
  if (variant.hasWorker) {
    await page.evaluate(`new Promise((resolve) => {
      navigator.serviceWorker.addEventListener('controllerchange', resolve)
      navigator.serviceWorker.register('/sw.js')
    })`)
  }
  return page
}

/** Milliseconds a fetch takes, one after the other. */
const timeFetches = (page: Page, count: number): Promise<number> =>
  page.evaluate<number>(`(async () => {
    const start = performance.now()
    for (let index = 0; index < ${count}; index++) {
      await (await fetch('/own.js?' + index, { cache: 'no-store' })).text()
    }
    return (performance.now() - start) / ${count}
  })()`)

async function stopWorkers(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('ServiceWorker.enable')
  await session.send('ServiceWorker.stopAllWorkers')
  await session.detach()
  await new Promise((resolve) => setTimeout(resolve, 250))
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN

const folder = await mkdtemp(join(tmpdir(), 'stowaway-bench-'))
const cli = 'dist/compiler/cli/bin.js'
await promisify(execFile)(process.execPath, [cli, 'build', '--root', project, '--outDir', folder])
const browser = await startBrowser()
const variants = [
  await serve(folder, 'no worker', false, false),
  await serve(folder, 'worker without rules', true, false),
  await serve(folder, 'worker with rules', true, true),
]
for (const variant of variants) {
  variant.page = await open(browser, variant)
  await timeFetches(variant.page, fetches)
}
for (let round = 0; round < rounds; round++) {
  for (const { page, warm, cold } of variants) {
    if (page === undefined) continue
    warm.push(await timeFetches(page, fetches))
    for (let times = 0; times < 3; times++) {
      await stopWorkers(page)
      cold.push(await timeFetches(page, 1))
    }
  }
}

const [bare] = variants
console.log('A request that is not ours, milliseconds (and ratio to no worker); medians of one run')
console.log(
  `${''.padEnd(24)}${'worker running'.padStart(18)}${'worker stopped'.padStart(18)}${'sent to the server beside it'.padStart(32)}`,
)
for (const { name, page, warm, cold, asked, origin } of variants) {
  const ratio = (values: readonly number[], base: readonly number[] = []): string =>
    `${median(values).toFixed(2)} (${(median(values) / median(base)).toFixed(2)}×)`.padStart(18)
  let leaks = 0
  if (page !== undefined && name !== 'no worker') {
    asked.length = 0
    for (let times = 0; times < 5; times++) {
      await stopWorkers(page)
      await page.goto(`${origin}/api/a.html?${times}`)
    }
    await new Promise((resolve) => setTimeout(resolve, 500))
    leaks = asked.filter((path) => path.startsWith('/api/')).length
  }
  const sent = name === 'no worker' ? '' : `${leaks} of 5 endpoint pages`
  console.log(`${name.padEnd(24)}${ratio(warm, bare?.warm)}${ratio(cold, bare?.cold)}${sent.padStart(32)}`)
}
await browser.close()
for (const { server } of variants) server.close()
await rm(folder, { recursive: true, force: true })

import { readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import type { FigureRow } from '../../site/build/figures/figures.ts'
import { startBrowser } from '../hosts/browser/start-browser.ts'
import type { Bench } from './bench.ts'
import { median } from './tools/median.ts'
import { cli } from './tools/package-files.ts'
import { runNode } from './tools/run-node.ts'

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

/** How many of five opened endpoints the server was asked for too, although the worker answers. */
async function countLeaks({ page, asked, origin }: Variant): Promise<number> {
  if (page === undefined) return 0
  asked.length = 0
  for (let times = 0; times < 5; times++) {
    await stopWorkers(page)
    await page.goto(`${origin}/api/a.html?${times}`)
  }
  await new Promise((resolve) => setTimeout(resolve, 500))
  return asked.filter((path) => path.startsWith('/api/')).length
}

/** What a request that is not for an endpoint costs: with the routing rules, without them, and with no worker at all. */
export const bench: Bench = {
  engines: ['chromium'],
  async run({ rounds, folder, progress }) {
    progress('building the site')
    await runNode([cli, 'build', '--root', project, '--outDir', folder])
    const browser = await startBrowser()
    const variants = [
      await serve(folder, 'no worker', false, false),
      await serve(folder, 'worker without rules', true, false),
      await serve(folder, 'worker with rules', true, true),
    ]
    try {
      for (const variant of variants) {
        variant.page = await open(browser, variant)
        await timeFetches(variant.page, fetches)
      }
      const total = rounds(7)
      for (let round = 1; round <= total; round++) {
        progress(`round ${round} of ${total}`)
        for (const { page, warm, cold } of variants) {
          if (page === undefined) continue
          warm.push(await timeFetches(page, fetches))
          for (let times = 0; times < 3; times++) {
            await stopWorkers(page)
            cold.push(await timeFetches(page, 1))
          }
        }
      }
      const kindOf = ({ hasWorker }: Variant) => (hasWorker ? 'ours' : 'limit')
      const base = { subject: 'no worker' }
      const leaks: FigureRow[] = []
      for (const variant of variants.filter(({ hasWorker }) => hasWorker)) {
        leaks.push({ subject: variant.name, kind: 'ours', values: [await countLeaks(variant)] })
      }
      return [
        {
          title: 'A request that is not for an endpoint (chromium)',
          unit: 'ms',
          base,
          columns: ['worker running', 'worker stopped'],
          rows: variants.map((variant) => ({
            subject: variant.name,
            kind: kindOf(variant),
            values: [median(variant.warm), median(variant.cold)],
          })),
        },
        {
          title: 'Opened endpoints that the server was asked for too, of 5 (chromium)',
          unit: 'count',
          base,
          columns: ['requests'],
          rows: leaks,
        },
      ]
    } finally {
      await browser.close()
      for (const { server } of variants) server.close()
    }
  },
}

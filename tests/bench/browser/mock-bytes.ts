import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FigureRow, Figures } from '../../../site/build/figures/figures.ts'
import type { BenchRun } from '../bench.ts'
import { routeNames } from '../dispatch/routes.ts'
import { bundleWorker } from '../size/bundle-worker.ts'
import { pageScripts } from '../size/page-scripts.ts'
import { packedSizes } from '../tools/packed-sizes.ts'
import { writePeerProject } from '../tools/project.ts'
import type { Site } from './sites.ts'

const gzip = (files: readonly (string | Uint8Array)[]): number => packedSizes(files).gzip

/** MSW and its handlers in the page, as Vite bundles them. */
async function mswInPage(root: string, installed: string, count: number): Promise<string> {
  const handlers = routeNames(count).map(
    (name) => `http.get('/api/${name}/:id.json', ({ params }) => HttpResponse.json({ id: params.id }))`,
  )
  await writePeerProject(root, installed, {
    'entry.js': `import { http, HttpResponse } from 'msw'
import { setupWorker } from 'msw/browser'
setupWorker(${handlers.join(',\n')}).start()\n`,
  })
  return bundleWorker(root, join(root, 'entry.js'))
}

/** Bytes after gzip of what answers requests, in the page and in the worker. */
export async function mockBytes(
  { folder, peers, progress }: BenchRun,
  sites: readonly Site[],
  counts: readonly number[],
): Promise<Figures> {
  const own = counts.flatMap((count) => sites.filter((site) => site.name === 'our worker' && site.count === count))
  const scripts = await Promise.all(own.map((site) => pageScripts(site.folder)))
  const workers = await Promise.all(own.map((site) => readFile(join(site.folder, 'sw.js'))))
  const rows: FigureRow[] = [
    {
      subject: 'our scripts in the page, on each visit',
      kind: 'ours',
      values: scripts.map(({ always }) => gzip(always)),
    },
    { subject: 'our sw.js, in the background', kind: 'ours', values: workers.map((script) => gzip([script])) },
  ]
  const installed = await peers('msw')
  if (installed !== undefined) {
    const inPage: number[] = []
    for (const count of counts) {
      progress(`bundling: msw, ${count} routes`)
      inPage.push(gzip([await mswInPage(join(folder, `msw-bytes-${count}`), installed, count)]))
    }
    const worker = gzip([await readFile(join(installed, 'node_modules/msw/lib/mockServiceWorker.js'))])
    rows.push(
      { subject: 'msw in the page', kind: 'peer', values: inPage },
      { subject: 'msw’s worker, which asks the page', kind: 'peer', values: counts.map(() => worker) },
    )
  }
  const columns = counts.map((count) => `${count.toLocaleString('en-US')} route${count === 1 ? '' : 's'}`)
  return { title: 'Bytes of mocks, after gzip', unit: 'bytes', base: 'first column', columns, rows }
}

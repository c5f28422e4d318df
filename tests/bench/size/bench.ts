import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FigureRow } from '../../../site/build/figures/figures.ts'
import type { Bench } from '../bench.ts'
import { cli } from '../tools/package-files.ts'
import { packedSizes } from '../tools/packed-sizes.ts'
import { writePeerProject, writeProject } from '../tools/project.ts'
import { runNode } from '../tools/run-node.ts'
import { bundleWorker } from './bundle-worker.ts'
import { ourProjects } from './our-projects.ts'
import { pageScripts } from './page-scripts.ts'
import { peerWorkers } from './peers.ts'

const row = (subject: string, kind: FigureRow['kind'], files: readonly (string | Uint8Array)[]): FigureRow => {
  const { raw, gzip, brotli } = packedSizes(files)
  return { subject, kind, values: [raw, gzip, brotli] }
}

/** A script without the endpoint would be small for no reason. */
function checked(script: string): string {
  if (!script.includes('hello')) throw new Error('A script lacks its endpoint.')
  return script
}

/** What a visitor downloads for an endpoint that answers `GET /hello.json`. */
export const bench: Bench = {
  async run({ folder, peers, progress }) {
    const workers: FigureRow[] = []
    const pages: FigureRow[] = []
    for (const [index, [name, { files, flags = [] }]] of Object.entries(ourProjects).entries()) {
      progress(`building: ${name}`)
      const root = join(folder, `own-${index}`)
      await writeProject(root, files)
      await runNode([cli, 'build', '--root', root, ...flags])
      const dist = join(root, 'dist')
      workers.push(row(`our sw.js, ${name}`, 'ours', [checked(await readFile(join(dist, 'sw.js'), 'utf8'))]))
      if (index > 0) continue
      const { always, sometimes } = await pageScripts(dist)
      pages.push(row('our scripts, on each visit', 'ours', always))
      pages.push(row('our scripts, with what a first visit or an update loads', 'ours', [...always, ...sometimes]))
    }
    const installed = await peers('hono', 'h3', 'itty-router', 'msw', 'workbox-routing')
    const root = join(folder, 'peers')
    const entries = Object.entries(peerWorkers).slice(0, installed === undefined ? 1 : undefined)
    const files = Object.fromEntries(entries.map(([, source], index) => [`entry-${index}.js`, source]))
    await (installed === undefined ? writeProject(root, files) : writePeerProject(root, installed, files))
    for (const [index, [name]] of entries.entries()) {
      progress(`bundling: ${name}`)
      const script = checked(await bundleWorker(root, join(root, `entry-${index}.js`)))
      if (name.startsWith('msw')) pages.push(row(name, 'peer', [script]))
      else workers.push(row(name, index === 0 ? 'limit' : 'peer', [script]))
    }
    if (installed !== undefined) {
      const mswWorker = join(installed, 'node_modules/msw/lib/mockServiceWorker.js')
      workers.push(row('msw, which asks the page', 'peer', [await readFile(mswWorker)]))
    }
    const columns = ['bytes', 'gzip', 'brotli']
    const common = { unit: 'bytes', base: 'first column', columns } as const
    return [
      { title: 'The worker of one endpoint', ...common, rows: workers },
      { title: 'The scripts of a page', ...common, rows: pages },
    ]
  },
}

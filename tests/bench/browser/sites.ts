import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { BenchRun } from '../bench.ts'
import { routeNames } from '../dispatch/routes.ts'
import { cli } from '../tools/package-files.ts'
import { type ProjectFiles, writeProject } from '../tools/project.ts'
import { runNode } from '../tools/run-node.ts'
import { claim, handWrittenWorker } from './hand-written-worker.ts'
import { askFirst, page, register } from './pages.ts'

export type SiteName =
  | 'no worker'
  | 'a worker that does nothing'
  | 'a worker by hand'
  | 'our worker'
  | 'our worker, another origin'
  | 'msw'

export interface Site {
  readonly name: SiteName
  readonly kind: 'ours' | 'limit' | 'peer'
  /** How many endpoints it has. */
  readonly count: number
  /** The built files. */
  readonly folder: string
}

const kinds: Readonly<Record<SiteName, Site['kind']>> = {
  'no worker': 'limit',
  'a worker that does nothing': 'limit',
  'a worker by hand': 'limit',
  'our worker': 'ours',
  'our worker, another origin': 'ours',
  msw: 'peer',
}

/** No server is there. */
export const otherOrigin = 'https://api.example.test'

/** `boot` shows whether the worker has started again. */
const endpoint = `const boot = String(Math.random())
export const GET = ({ params }) =>
  new Response(JSON.stringify({ id: params.id, boot }), { headers: { 'content-type': 'application/json' } })
`

/** Writes a site whose page asks `/api/items/first.json` at once; without MSW installed there is no site of it. */
export async function writeSite(
  { folder, peers, progress }: Pick<BenchRun, 'folder' | 'peers' | 'progress'>,
  name: SiteName,
  count: number,
): Promise<Site | undefined> {
  const root = join(folder, `${name}-${count}`.replaceAll(' ', '-'))
  const site = { name, kind: kinds[name], count }
  progress(`writing: ${name}, ${count} endpoints`)
  if (name === 'our worker') {
    const files = routeNames(count).map((route) => [`src/pages/api/${route}/[id].json.ts`, endpoint])
    await buildSite(root, {
      'index.html': page('import "/main.js"'),
      'main.js': askFirst,
      ...Object.fromEntries(files),
    })
    return { ...site, folder: join(root, 'dist') }
  }
  if (name === 'our worker, another origin') {
    const files = routeNames(count).map((route) => [`mocks/api/${route}/[id].json.ts`, endpoint])
    await buildSite(root, {
      'index.html': page('import "/main.js"'),
      'main.js': askFirst.replace('/api/', `${otherOrigin}/api/`),
      'vite.config.mjs': `import { stowaway } from 'stowaway/vite'
export default { plugins: [stowaway({ origins: { '${otherOrigin}': 'mocks' } })] }\n`,
      ...Object.fromEntries(files),
    })
    return { ...site, folder: join(root, 'dist') }
  }
  const files = name === 'msw' ? await mswFiles(await peers('msw'), count) : plainFiles(name, count)
  if (files === undefined) return undefined
  await writeProject(root, files)
  return { ...site, folder: root }
}

/** Builds a project with our command line. */
export async function buildSite(root: string, files: ProjectFiles): Promise<void> {
  await writeProject(root, files)
  await runNode([cli, 'build', '--root', root])
}

function plainFiles(name: SiteName, count: number): ProjectFiles {
  if (name === 'no worker') return { 'index.html': page(askFirst) }
  const worker =
    name === 'a worker by hand' ? handWrittenWorker(count) : `${claim}addEventListener('fetch', () => {})\n`
  return { 'index.html': page(register + askFirst), 'sw.js': worker }
}

/** Its handlers run in the page; its worker asks the page. */
async function mswFiles(peers: string | undefined, count: number): Promise<ProjectFiles | undefined> {
  if (peers === undefined) return undefined
  const read = (path: string): Promise<string> => readFile(join(peers, 'node_modules/msw/lib', path), 'utf8')
  const start = `const { setupWorker, http, HttpResponse } = MockServiceWorker
const handlers = ${JSON.stringify(routeNames(count))}.map((name) =>
  http.get('/api/' + name + '/:id.json', ({ params }) => HttpResponse.json({ id: params.id })))
await setupWorker(...handlers).start({ quiet: true, onUnhandledRequest: 'bypass' })
`
  return {
    'mockServiceWorker.js': await read('mockServiceWorker.js'),
    'msw.js': await read('iife/index.js'),
    'index.html': page(start + askFirst, '<script src="/msw.js"></script>'),
  }
}

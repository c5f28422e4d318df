import { join } from 'node:path'
import type { Bench } from '../bench.ts'
import { cli } from '../tools/package-files.ts'
import { writeProject } from '../tools/project.ts'
import { runBenchFile, runNode } from '../tools/run-node.ts'
import { type ProjectKind, projectName } from './our-app.ts'
import { routeNames } from './routes.ts'
import { bare, type Places, subjects } from './subjects.ts'

const counts = [1, 10, 100, 1000]

const answer = "new Response(JSON.stringify({ id: params.id }), { headers: { 'content-type': 'application/json' } })"
const sources: Readonly<Record<ProjectKind, string>> = {
  plain: `export const GET = ({ params }) => ${answer}\n`,
  context: `export const GET = ({ params, url, request, cookies, locals, signal }) => {
  locals.seen = url.searchParams.get('q') ?? cookies.get('theme')?.value ?? request.headers.get('accept')
  if (signal.aborted) throw new Error('aborted')
  return ${answer}
}
`,
}

/** CPU time of `GET /api/items/ID` with a JSON answer, each subject in a separate process. */
export const bench: Bench = {
  async run({ rounds, folder, peers, progress }) {
    const installed = await peers('hono', 'h3', 'itty-router')
    for (const kind of ['plain', 'context'] as const) {
      for (const count of counts) {
        progress(`building ${count} endpoints (${kind})`)
        const root = join(folder, projectName(kind, count))
        const files = routeNames(count).map((name) => [`src/pages/api/${name}/[id].ts`, sources[kind]])
        await writeProject(root, Object.fromEntries(files))
        await runNode([cli, 'build', '--target', 'node', '--root', root])
      }
    }
    const places: Places = { projects: folder, peers: installed ?? '' }
    const measured = Object.entries(subjects).filter(([, { kind }]) => kind !== 'peer' || installed !== undefined)
    const best = new Map(measured.map(([name]) => [name, counts.map(() => Number.POSITIVE_INFINITY)]))
    const total = rounds(3)
    for (let round = 1; round <= total; round += 1) {
      for (const [column, count] of counts.entries()) {
        for (const [name] of measured) {
          progress(`round ${round} of ${total}, ${count} routes: ${name}`)
          const args = [name, String(count), JSON.stringify(places)]
          const time = await runBenchFile<number>('dispatch/worker.js', args)
          // Other processes only add time.
          const times = best.get(name)
          if (times !== undefined) times[column] = Math.min(times[column] ?? time, time)
        }
      }
    }
    return [
      {
        title: 'A request through the app in Node, CPU time',
        unit: 'ns',
        base: { subject: bare },
        columns: counts.map((count) => `${count.toLocaleString('en-US')} ${count === 1 ? 'route' : 'routes'}`),
        rows: measured.map(([subject, { kind }]) => ({ subject, kind, values: best.get(subject) ?? [] })),
      },
    ]
  },
}

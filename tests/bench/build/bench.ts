import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Figures } from '../../../site/build/figures/figures.ts'
import type { Bench } from '../bench.ts'
import { median } from '../tools/median.ts'
import { benchFile, cli } from '../tools/package-files.ts'
import { packedSizes } from '../tools/packed-sizes.ts'
import { writeProject } from '../tools/project.ts'
import { type NodeRun, runNode } from '../tools/run-node.ts'
import { endpointFiles } from './endpoints.ts'

const counts = [1, 10, 100, 1000]
const ours = 'our build'
const others = ['vite', 'rolldown'] as const

/** A build of endpoints, beside bundlers that get the same files as one entry. */
export const bench: Bench = {
  async run({ rounds, folder, progress }) {
    const runs = new Map<string, NodeRun[]>()
    const sizes = new Map<string, number>()
    const total = rounds(3)
    for (const count of counts) await writeProject(join(folder, String(count)), endpointFiles(count))
    for (let round = 1; round <= total; round += 1) {
      for (const count of counts) {
        const root = join(folder, String(count))
        for (const tool of [ours, ...others]) {
          progress(`round ${round} of ${total}, ${count} endpoints: ${tool}`)
          const key = `${tool} ${count}`
          await rm(join(root, 'dist'), { recursive: true, force: true })
          const run = await (tool === ours
            ? runNode([cli, 'build', '--root', root])
            : runNode([benchFile('build/bundle.js'), tool, root]))
          runs.set(key, [...(runs.get(key) ?? []), run])
          const script = await readFile(join(root, tool === ours ? 'dist/sw.js' : `${tool}.js`))
          if (!script.includes(`of e${count - 1}`)) throw new Error(`${tool} lacks an endpoint.`)
          sizes.set(key, packedSizes([script]).brotli)
        }
      }
    }
    const figure = (tool: string, count: number, of: (run: NodeRun) => number): number =>
      median((runs.get(`${tool} ${count}`) ?? []).map(of))
    const size = (tool: string, count: number): number => sizes.get(`${tool} ${count}`) ?? Number.NaN
    const columns = counts.map((count) => `${count.toLocaleString('en-US')} endpoint${count === 1 ? '' : 's'}`)
    const tools = [ours, ...others].map((subject) => ({ subject, kind: subject === ours ? 'ours' : 'peer' }) as const)
    const table = (title: string, unit: Figures['unit'], of: (run: NodeRun) => number): Figures => ({
      title,
      unit,
      base: { subject: 'vite' },
      columns,
      rows: tools.map((tool) => ({ ...tool, values: counts.map((count) => figure(tool.subject, count, of)) })),
    })
    return [
      table('A build, time from start to end', 'ms', ({ wall }) => wall),
      table('A build, CPU time', 'ms', ({ cpu }) => cpu),
      table('A build, memory', 'MB', ({ megabytes }) => megabytes),
      {
        title: 'Bytes of the endpoints after brotli',
        unit: 'bytes',
        base: { subject: 'vite' },
        columns: columns.slice(1),
        rows: [
          {
            subject: 'what they add to our worker of one endpoint',
            kind: 'ours',
            values: counts.slice(1).map((count) => size(ours, count) - size(ours, 1)),
          },
          ...others.map((subject) => ({
            subject: `${subject}, the whole bundle`,
            kind: 'peer' as const,
            values: counts.slice(1).map((count) => size(subject, count)),
          })),
        ],
      },
    ]
  },
}

import { mkdir, readdir, readFile, rename, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { FigureRow, Figures } from '../../../site/build/figures/figures.ts'
import type { Bench } from '../bench.ts'
import { median } from '../tools/median.ts'
import { writePeerProject, writeProject } from '../tools/project.ts'
import { type NodeRun, runNode } from '../tools/run-node.ts'
import { cases, outputPath, type PrerenderCase } from './cases.ts'
import { limit, type PrerenderTool, prerenderTools } from './tools.ts'

/** Whole commands that write files, from an empty output folder; and our second run over the same output. */
export const bench: Bench = {
  async run({ rounds, folder, peers, progress }) {
    const installed = await peers('hono', '@11ty/eleventy', 'esbuild')
    const tools = Object.entries(prerenderTools).filter(([, { kind }]) => kind === 'ours' || installed !== undefined)
    const runs = new Map<string, NodeRun[]>()
    const rewritten = new Map<string, number>()
    const total = rounds(3)
    const old = join(folder, 'old')
    await mkdir(old)
    for (const one of cases) {
      const rootOf = (index: number): string => join(folder, `${one.title} ${index}`.replaceAll(' ', '-'))
      for (const [index, [name, tool]] of tools.entries()) {
        progress(`writing the project of ${name}, ${one.title}`)
        const root = rootOf(index)
        const isOurs = tool.kind === 'ours'
        await (isOurs ? writeProject(root, tool.files(one)) : writePeerProject(root, installed ?? '', tool.files(one)))
      }
      for (let round = 1; round <= total; round += 1) {
        for (const [index, [name, tool]] of tools.entries()) {
          progress(`${one.title}, round ${round} of ${total}: ${name}`)
          const root = rootOf(index)
          const output = join(root, tool.output)
          // Some disks create files slowly after as many were deleted, so nothing is deleted before the end.
          if (round > 1) await rename(output, join(old, `${one.title} ${index} ${round}`))
          const run = await runNode(tool.command, { cwd: root })
          await check(name, output, one)
          const key = `${name} ${one.title}`
          runs.set(key, [...(runs.get(key) ?? []), run])
          if (round === total && tool.kind !== 'limit') rewritten.set(key, await countRewritten(tool, root, output))
        }
      }
    }
    const table = (
      title: string,
      unit: Figures['unit'],
      of: (key: string) => number | null,
      from = tools,
    ): Figures => ({
      title,
      unit,
      base: installed === undefined ? { subject: 'our prerender' } : { subject: limit },
      columns: cases.map((one) => one.title),
      rows: from.map(
        ([subject, { kind }]): FigureRow => ({
          subject,
          kind,
          values: cases.map((one) => of(`${subject} ${one.title}`)),
        }),
      ),
    })
    const middle = (key: string, of: (run: NodeRun) => number): number => median((runs.get(key) ?? []).map(of))
    return [
      table('Prerendering, time from start to end', 'ms', (key) => middle(key, ({ wall }) => wall)),
      table('Prerendering, CPU time', 'ms', (key) => middle(key, ({ cpu }) => cpu)),
      table('Prerendering, memory', 'MB', (key) => middle(key, ({ megabytes }) => megabytes)),
      table(
        'Files that a second run writes again, although nothing changed',
        'count',
        (key) => rewritten.get(key) ?? null,
        tools.filter(([, { kind }]) => kind !== 'limit'),
      ),
    ]
  },
}

/** All files must be there, and the last one right. */
async function check(name: string, output: string, one: PrerenderCase): Promise<void> {
  const count = one.entries ?? one.files ?? 0
  const { length } = await readdir(join(output, 'api/items'))
  const { id } = JSON.parse(await readFile(join(output, outputPath(one, count - 1)), 'utf8'))
  if (length !== count || id !== count - 1)
    throw new Error(`${name} wrote ${length} of ${count} files, the last for ${id}.`)
}

async function countRewritten({ command }: PrerenderTool, root: string, output: string): Promise<number> {
  const items = join(output, 'api/items')
  const marks = async (): Promise<ReadonlyMap<string, string>> => {
    const names = await readdir(items)
    const entries = names.map(async (name) => {
      const { mtimeMs, ino } = await stat(join(items, name))
      return [name, `${mtimeMs} ${ino}`] as const
    })
    return new Map(await Promise.all(entries))
  }
  const before = await marks()
  await runNode(command, { cwd: root })
  const after = await marks()
  return [...after].filter(([name, mark]) => before.get(name) !== mark).length
}

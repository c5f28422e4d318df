import * as esbuild from 'esbuild-wasm'
import { createCompiler } from '../../compiler/create-compiler.ts'
import type { Bench } from './bench.ts'
import { median } from './tools/median.ts'

const modules = 20

/** Ten endpoints, nine modules that they share, and JSON: 20 files. */
function project(round: number): Map<string, string> {
  const files = new Map<string, string>()
  for (let index = 0; index < 9; index++) {
    const lines = Array.from({ length: 40 }, (_, line) => `  [${line}, 'value ${line} of ${index}'],`)
    files.set(
      `src/lib/table-${index}.ts`,
      `export const table${index} = new Map<number, string>([\n${lines.join('\n')}\n])`,
    )
  }
  for (let index = 0; index < 10; index++) {
    const used = index % 9
    files.set(
      `src/pages/api/item-${index}/[id].json.ts`,
      `import { json } from 'stowaway'
import type { APIRoute } from 'stowaway'
import { table${used} } from '../../../lib/table-${used}'
import names from '../../../names.json'

export const GET: APIRoute = ({ params }) => {
  const found = table${used}.get(Number(params.id))
  if (found === undefined) return json({ error: 'none' }, { status: 404 })
  return json({ found, names, round: ${index === 0 ? round : 0} })
}
`,
    )
  }
  files.set('src/names.json', JSON.stringify(Array.from({ length: 50 }, (_, index) => `name ${index}`)))
  return files
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

async function compile(compiler: ReturnType<typeof createCompiler>, round: number, loopGuard: boolean): Promise<void> {
  const result = await compiler.compile(project(round), { loopGuard })
  if (!result.ok) throw new Error(result.errors[0]?.message)
}

/**
 * How long an edit of a 20-file project takes to become a bundle: warm, beside a cold build of the same files with the
 * same esbuild-wasm.
 */
export const bench: Bench = {
  async run({ rounds, progress }) {
    if (project(0).size !== modules) throw new Error('The project has another size.')
    const warm = createCompiler({ esbuild })
    const first = await timed(() => compile(warm, 0, false))
    const figures = { warm: [] as number[], guarded: [] as number[], cold: [] as number[] }
    const total = rounds(21)
    for (let round = 1; round <= total; round++) {
      progress(`round ${round} of ${total}`)
      figures.warm.push(await timed(() => compile(warm, round, false)))
      figures.guarded.push(await timed(() => compile(warm, -round, true)))
      // esbuild itself runs already: only what it keeps of a project is new.
      const cold = createCompiler({ esbuild })
      figures.cold.push(await timed(() => compile(cold, round, false)))
      await cold.dispose()
    }
    await warm.dispose()
    const row = (subject: string, value: number) => ({ subject, kind: 'ours' as const, values: [value] })
    return [
      {
        title: `Compiling a project in memory: ${modules} files, one edited`,
        unit: 'ms',
        base: { subject: 'warm rebuild' },
        columns: ['time'],
        rows: [
          row('warm rebuild', median(figures.warm)),
          row('warm rebuild with loop guard', median(figures.guarded)),
          row('build with nothing kept', median(figures.cold)),
          row('first build of all, esbuild-wasm started too', first),
        ],
      },
    ]
  },
}

import { rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { FigureRow } from '../../../site/build/figures/figures.ts'
import type { EngineName } from '../../browser/engine/engine.ts'
import type { Bench, BenchRun } from '../bench.ts'
import { askUntil } from '../dev/ask-until.ts'
import { startDevServer } from '../dev/start-dev-server.ts'
import { cli } from '../tools/package-files.ts'
import { writeProject } from '../tools/project.ts'
import { openSite } from './in-page.ts'
import { page } from './pages.ts'
import { withTab } from './with-tab.ts'

const gap = 40
const endpoint = (text: string): string => `export const GET = () => new Response('${text}')\n`
const file = 'src/pages/api/hello.ts'

interface Asked {
  readonly answers: number
  /** What failed, and how often. */
  readonly failures: Readonly<Record<string, number>>
}

/** Answers of the dev worker while an endpoint is saved again and again. Every save is valid, so every answer should be 200. */
export const bench: Bench = {
  engines: ['chromium', 'firefox', 'webkit'],
  async run(run) {
    const rows: FigureRow[] = []
    for (const engine of run.engines) {
      const { answers, failures } = await measureIn(engine, run)
      const failed = Object.values(failures).reduce((sum, count) => sum + count, 0)
      for (const [text, count] of Object.entries(failures)) run.progress(`${engine}, ${count} times: ${text}`)
      rows.push({ subject: engine, kind: 'ours', values: [answers, failed] })
    }
    return [
      {
        title: 'Answers of the dev worker while a file is saved 25 times a second',
        unit: 'count',
        base: 'first column',
        columns: ['answers', 'failed'],
        rows,
      },
    ]
  },
}

async function measureIn(engine: EngineName, { folder, rounds, progress }: BenchRun): Promise<Asked> {
  const root = join(folder, engine)
  const saves = rounds(3) * 100
  await writeProject(root, {
    'index.html': page('import "/main.js"'),
    'main.js': 'globalThis.first = { text: "", at: 0 }\n',
    [file]: endpoint('start'),
  })
  const server = await startDevServer(root, (port) => [cli, 'dev', '--host', '127.0.0.1', '--port', port])
  try {
    await askUntil(`${server.origin}/api/hello`, 'start')
    return await withTab(engine, [], async ({ tab }) => {
      await openSite(tab, server.origin)
      progress(`${engine}, ${saves} saves`)
      const asked = tab.evaluate(
        async (milliseconds: number) => {
          const failures: Record<string, number> = {}
          const note = (text: string): void => {
            failures[text] = (failures[text] ?? 0) + 1
          }
          const end = performance.now() + milliseconds
          let answers = 0
          const ask = async (): Promise<void> => {
            while (performance.now() < end) {
              answers += 1
              try {
                const response = await fetch('/api/hello')
                const text = await response.text()
                if (!response.ok) note(`${response.status} ${text.replace(/\s+/g, ' ').slice(0, 100)}`)
              } catch (error) {
                note(String(error))
              }
              await new Promise((resolve) => setTimeout(resolve, 2))
            }
          }
          await Promise.all(Array.from({ length: 6 }, ask))
          return { answers, failures }
        },
        saves * gap + 500,
      )
      for (let save = 0; save < saves; save += 1) {
        // Renamed over the old file, so that nobody reads half of it.
        const draft = join(root, 'draft.txt')
        await writeFile(draft, endpoint(`save ${save}`))
        await rename(draft, join(root, file))
        await delay(gap)
      }
      return asked
    })
  } finally {
    await server.stop()
  }
}

import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { FigureRow } from '../../../site/build/figures/figures.ts'
import type { Bench } from '../bench.ts'
import { median } from '../tools/median.ts'
import { cli } from '../tools/package-files.ts'
import { type ProjectFiles, writePeerProject, writeProject } from '../tools/project.ts'
import { type Answered, askUntil } from './ask-until.ts'
import { startDevServer } from './start-dev-server.ts'

const sizes = [1, 300]
const edits = 10
const edited = 'src/pages/api/hello.json.ts'

const endpoint = (text: string): string =>
  `export const GET = () => new Response(JSON.stringify({ text: '${text}' }), { headers: { 'content-type': 'application/json' } })\n`

/** The floor: bundle again on each change, and import the result. */
const watcher = `import { context } from 'esbuild'
import { readdirSync, watch } from 'node:fs'
import { createServer } from 'node:http'
const folder = 'src/pages/api'
const names = readdirSync(folder).map((file) => file.slice(0, -3))
const entry = names.map((name, index) => 'import * as e' + index + " from './src/pages/api/" + name + ".ts'").join('\\n')
  + '\\nexport const routes = new Map([' + names.map((name, index) => "['/api/" + name + "', e" + index + ']').join(',') + '])'
const bundler = await context({
  stdin: { contents: entry, resolveDir: '.', loader: 'js' }, bundle: true, format: 'esm', platform: 'node', write: false,
})
let routes
let last = Promise.resolve()
const build = async () => {
  const { outputFiles } = await bundler.rebuild()
  ;({ routes } = await import('data:text/javascript;base64,' + Buffer.from(outputFiles[0].contents).toString('base64')))
}
await build()
watch(folder, () => { last = last.then(build).catch(() => {}) })
createServer(async ({ url }, answer) => {
  await last
  const endpoint = routes.get(url)
  if (endpoint === undefined) return answer.writeHead(404).end()
  answer.end(await (await endpoint.GET()).text())
}).listen(Number(process.argv[2]), '127.0.0.1')
`

const limit = 'esbuild again on each change'
const ours = 'our dev server'

interface Measured {
  readonly start: number
  readonly edits: readonly Answered[]
}

/** A development server, asked in Node: from its start to the first answer, and from a save to the new answer. */
export const bench: Bench = {
  async run({ rounds, folder, peers, progress }) {
    const installed = await peers('esbuild')
    const runs = new Map<string, Measured[]>()
    const total = rounds(2)
    for (let round = 1; round <= total; round += 1) {
      for (const size of sizes) {
        for (const name of [...(installed === undefined ? [] : [limit]), ours]) {
          progress(`round ${round} of ${total}, ${size} endpoints: ${name}`)
          const root = join(folder, name === ours ? 'ours' : 'limit')
          const others = Array.from({ length: size - 1 }, (_, index) => [
            `src/pages/api/x${index}.json.ts`,
            endpoint('x'),
          ])
          const files: ProjectFiles = { ...Object.fromEntries(others), [edited]: endpoint('start') }
          const isOurs = name === ours
          await (isOurs
            ? writeProject(root, files)
            : writePeerProject(root, installed ?? '', { ...files, 'server.mjs': watcher }))
          const command = (port: string): readonly string[] =>
            isOurs ? [cli, 'dev', '--host', '127.0.0.1', '--port', port] : ['server.mjs', port]
          const key = `${name} ${size}`
          runs.set(key, [...(runs.get(key) ?? []), await measure(root, command)])
        }
      }
    }
    const subjects = [...(installed === undefined ? [] : [{ subject: limit, kind: 'limit' as const }])]
    const rows = (of: (measured: readonly Measured[]) => number): readonly FigureRow[] =>
      [...subjects, { subject: ours, kind: 'ours' as const }].map((row) => ({
        ...row,
        values: sizes.map((size) => of(runs.get(`${row.subject} ${size}`) ?? [])),
      }))
    const columns = sizes.map((size) => `${size} endpoint${size === 1 ? '' : 's'}`)
    const base = { subject: installed === undefined ? ours : limit }
    const editsOf = (measured: readonly Measured[]) => measured.flatMap((one) => one.edits)
    return [
      {
        title: 'From a save to the new answer, in Node',
        unit: 'ms',
        base,
        columns,
        rows: rows((measured) => median(editsOf(measured).map(({ time }) => time))),
      },
      {
        title: 'From the start of the dev server to the first answer',
        unit: 'ms',
        base,
        columns,
        rows: rows((measured) => Math.min(...measured.map(({ start }) => start))),
      },
      {
        title: `Old answers after a save, in ${total * edits} saves`,
        unit: 'count',
        base,
        columns,
        rows: rows((measured) => editsOf(measured).reduce((sum, { old }) => sum + old, 0)),
      },
    ]
  },
}

async function measure(root: string, command: (port: string) => readonly string[]): Promise<Measured> {
  const server = await startDevServer(root, command)
  try {
    const url = `${server.origin}/api/hello.json`
    const { time } = await askUntil(url, 'start')
    await delay(1000)
    const answers: Answered[] = []
    // The first edits find code that has not run before.
    for (let edit = -2; edit < edits; edit += 1) {
      await writeFile(join(root, edited), endpoint(`edit ${edit}.`))
      const answered = await askUntil(url, `edit ${edit}.`)
      if (edit >= 0) answers.push(answered)
      await delay(300)
    }
    return { start: time, edits: answers }
  } finally {
    await server.stop()
  }
}

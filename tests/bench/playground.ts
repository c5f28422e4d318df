/**
 * How long the playground takes from an edit to the answer that the page shows, in a project of 20 files: compile, load
 * into the sandbox, request. Prints milliseconds; `npm run build && npx tsc -p tests/bench &&
 * node dist/tests/bench/playground.js`.
 */
import { execFile, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { encodeProject } from '../../site/playground/share/encode.ts'
import { startBrowser } from '../hosts/browser/start-browser.ts'

const rounds = Number(process.env.STOWAWAY_BENCH_ROUNDS ?? 30)
const warmUp = 5
const cli = 'dist/compiler/cli/bin.js'

/** Ten endpoints and ten modules that they share; the first endpoint is edited. */
function projectFiles(): Map<string, string> {
  const files = new Map<string, string>()
  for (let n = 0; n < 10; n += 1) {
    const body = Array.from({ length: 20 }, (_, line) => `export const value${line}: number = ${n} * ${line} + 1`)
    files.set(`src/lib/part-${n}.ts`, `${body.join('\n')}\n`)
    const imports = [n, (n + 3) % 10].map((part) => `import { value${n} as v${part} } from '../../lib/part-${part}.ts'`)
    files.set(`src/pages/api/item-${n}.json.ts`, `${imports.join('\n')}\n${handler(`start ${n}`, `v${n}`)}`)
  }
  return files
}

const handler = (text: string, value: string): string =>
  `export const GET = ({ url }: { url: URL }) => Response.json({ text: ${JSON.stringify(text)}, value: ${value}, path: url.pathname })\n`

const folder = await mkdtemp(join(tmpdir(), 'stowaway-bench-'))
await promisify(execFile)(process.execPath, [cli, 'build', '--root', 'site', '--outDir', folder])
const server = spawn(process.execPath, [cli, 'preview', '--root', 'site', '--outDir', folder, '--port', '0'], {
  env: { ...process.env, FORCE_COLOR: '0' },
})
const browser = await startBrowser()
try {
  const url = await new Promise<string>((resolve) => {
    let text = ''
    server.stdout.on('data', (part) => {
      text += part
      const found = /http:\/\/\S+/.exec(text)?.[0]
      if (found !== undefined) resolve(found)
    })
  })
  const encoded = encodeProject({ name: 'Bench', files: projectFiles(), open: 'src/pages/api/item-0.json.ts' })
  if (!encoded.ok) throw new Error(encoded.why)
  const page = await (await browser.newContext({ viewport: { width: 1400, height: 900 } })).newPage()
  await page.goto(`${url}playground/#${encoded.fragment}`)
  await page.getByRole('button', { name: 'Open as a new project' }).click()
  const opened = performance.now()
  await page.getByRole('button', { name: 'Run', exact: true }).first().click()
  await page.getByText('Sandbox · running').waitFor({ timeout: 120_000 })
  console.log(`first compile, with the download of the compiler: ${Math.round(performance.now() - opened)} ms`)
  await page.fill('.run-path', '/api/item-0.json')
  const times: number[] = []
  const compiles: number[] = []
  for (let round = 0; round < rounds + warmUp; round += 1) {
    const source = projectFiles().get('src/pages/api/item-0.json.ts') ?? ''
    const time = (await page.evaluate(
      editAndSend(source.replace('start 0', `round ${round}`), `round ${round}`),
    )) as number
    if (round < warmUp) continue
    times.push(time)
    compiles.push(Number(/Compiled in (\d+) ms/.exec((await page.textContent('.app')) ?? '')?.[1]))
  }
  for (const list of [times, compiles]) list.sort((a, b) => a - b)
  const at = (share: number, list = times): string =>
    `${Math.round(list[Math.floor(share * (list.length - 1))] ?? 0)} ms`
  console.log(`edit → shown answer, 20 files, ${rounds} rounds: median ${at(0.5)}`)
  console.log(`fastest ${at(0)}, 90 % within ${at(0.9)}; of that the compiler: median ${at(0.5, compiles)}`)
} finally {
  await browser.close()
  server.kill()
  await rm(folder, { recursive: true, force: true })
}

/** Code for the page: edits as typing does, sends as Ctrl+Enter does, and waits for the answer with this text. */
function editAndSend(source: string, text: string): string {
  return `new Promise((resolve) => {
    const panel = document.querySelector('.run-request')
    const view = document.querySelector('.cm-content').cmTile.view
    const start = performance.now()
    const look = () => {
      if (!panel.querySelector('.run-code')?.textContent.includes(${JSON.stringify(text)})) return
      watch.disconnect()
      resolve(performance.now() - start)
    }
    const watch = new MutationObserver(look)
    watch.observe(panel, { childList: true, subtree: true, characterData: true })
    view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: ${JSON.stringify(source)} } })
    dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, cancelable: true }))
  })`
}

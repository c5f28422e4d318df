import { spawn } from 'node:child_process'
import { encodeProject } from '../../site/playground/share/encode.ts'
import { startBrowser } from '../hosts/browser/start-browser.ts'
import type { Bench } from './bench.ts'
import { median, quantile } from './tools/median.ts'
import { cli } from './tools/package-files.ts'
import { runNode } from './tools/run-node.ts'

const warmUp = 5

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

/** From an edit to the answer that the page shows, in a project of 20 files: compile, load into the sandbox, request. */
export const bench: Bench = {
  engines: ['chromium'],
  async run({ rounds, folder, progress }) {
    progress('building the site')
    await runNode([cli, 'build', '--root', 'site', '--outDir', folder])
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
      const first = performance.now() - opened
      await page.fill('.run-path', '/api/item-0.json')
      const times: number[] = []
      const compiles: number[] = []
      const total = rounds(30)
      for (let round = 0; round < total + warmUp; round += 1) {
        progress(`edit ${round + 1} of ${total + warmUp}`)
        const source = projectFiles().get('src/pages/api/item-0.json.ts') ?? ''
        const time = (await page.evaluate(
          editAndSend(source.replace('start 0', `round ${round}`), `round ${round}`),
        )) as number
        if (round < warmUp) continue
        times.push(time)
        compiles.push(Number(/Compiled in (\d+) ms/.exec((await page.textContent('.app')) ?? '')?.[1]))
      }
      const row = (subject: string, value: number) => ({ subject, kind: 'ours' as const, values: [value] })
      const middle = 'edit to shown answer, median'
      return [
        {
          title: 'An edit of 20 files in the playground (chromium)',
          unit: 'ms',
          base: { subject: middle },
          columns: ['time'],
          rows: [
            row(middle, median(times)),
            row('fastest', Math.min(...times)),
            row('90 % within', quantile(times, 0.9)),
            row('the compiler alone, median', median(compiles)),
            row('first compile, with the download of the compiler', first),
          ],
        },
      ]
    } finally {
      await browser.close()
      server.kill()
    }
  },
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

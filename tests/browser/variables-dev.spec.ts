import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from './engine/test.ts'
import { serveDev, temporaryFolder } from './serve-project.ts'

const files = {
  '.env': 'VITE_X=one\n',
  'package.json': '{ "name": "variables", "private": true, "type": "module" }',
  'index.html': '<!doctype html><title>Variables</title><script type="module" src="/main.ts"></script>',
  'main.ts': 'document.title = import.meta.env.VITE_X\nexport {}',
  'src/pages/x.ts': 'export const GET = () => new Response(import.meta.env.VITE_X)',
  'src/pages/of-process.ts': `const { VITE_X } = process.env
    export const GET = () => new Response([process.env.VITE_X, VITE_X].join())`,
}

test('a saved .env file is in force in the page and in the worker, in development', { tag: '@one-engine' }, async ({
  tab,
  base,
}) => {
  const folder = await temporaryFolder()
  for (const [path, content] of Object.entries(files)) {
    await mkdir(join(folder.path, path, '..'), { recursive: true })
    await writeFile(join(folder.path, path), content)
  }
  const site = await serveDev(folder.path, '--base', base)
  try {
    const ask = () =>
      tab.evaluate(async () => {
        const response = await fetch('x')
        return `${await response.text()} ${/stowaway-host;desc="?(\w+)/.exec(response.headers.get('server-timing') ?? '')?.[1]}`
      })
    await tab.goto(site.url)
    await tab.waitForFunction(() => document.title === 'one')
    expect(await ask()).toBe('one worker')
    const ofProcess = await tab.evaluate(async () => (await fetch('of-process')).text())
    expect([ofProcess, await (await fetch(`${site.url}of-process`)).text()]).toEqual(['one,one', 'one,one'])
    await writeFile(join(folder.path, '.env'), 'VITE_X=two\n')
    // Vite starts again: meanwhile there may be no answer, and the page may be loaded again.
    await expect.poll(() => ask().catch(String)).toBe('two worker')
    await tab.reload()
    await tab.waitForFunction(() => document.title === 'two')
    expect(await ask()).toBe('two worker')
  } finally {
    await site.close()
    await folder.remove()
  }
})

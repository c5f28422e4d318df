import { cp, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from './engine/test.ts'
import { projectFolder, serveDev, temporaryFolder } from './serve-project.ts'

// A global of the fixture's page.
declare const told: string[]

const loops = [
  ['in a handler', 'export const GET = () => {\n  while (true);\n}\n'],
  [
    'in a handler, after it waited',
    'export const GET = async () => {\n  await new Promise((resolve) => setTimeout(resolve, 2000))\n  for (;;);\n}\n',
  ],
  ['while a module loads', 'while (true);\nexport const GET = () => new Response()\n'],
] as const

for (const [what, source] of loops) {
  const tag = what === 'in a handler' ? [] : '@soak'
  test(`an endless loop ${what} is named in console and terminal; after a correction the page has a new worker`, {
    tag,
  }, async ({ tab }) => {
    const folder = await temporaryFolder()
    await cp(projectFolder('tests/fixtures/errors'), folder.path, { recursive: true })
    const write = (code: string) => writeFile(join(folder.path, 'src/pages/loop.ts'), code)
    await write(source)
    await writeFile(join(folder.path, 'src/pages/fine.ts'), "export const GET = () => new Response('fine')\n")
    const dev = await serveDev(folder.path)
    const ask = (path: string): Promise<string> =>
      tab.evaluate(async (asked) => {
        const response = await fetch(asked)
        return `${response.status} ${await response.text()} ${response.headers.get('server-timing')?.split('desc=').at(-1)}`
      }, path)
    const isReady = (): Promise<unknown> => tab.waitForFunction(() => document.body?.dataset.ready === 'yes')
    await tab.goto(dev.ownUrl)
    await isReady()
    expect(await ask('fine')).toBe('200 fine "worker"')
    await tab.evaluate(() => void fetch('loop').catch(() => undefined))
    await tab.waitForFunction(() => told.some((text) => text.includes('GET of loop.ts blocks the worker')))
    await expect.poll(() => dev.text()).toContain('GET of loop.ts blocks the worker')

    await tab.evaluate(() => void Object.assign(globalThis, { isOld: true }))
    await write("export const GET = () => new Response('corrected')\n")
    await expect
      .poll(() =>
        tab.evaluate(() => !('isOld' in globalThis) && document.body?.dataset.ready === 'yes').catch(() => false),
      )
      .toBe(true)
    await expect.poll(() => ask('loop'), { timeout: 20_000 }).toBe('200 corrected "worker"')
    await dev.close()
    await folder.remove()
  })
}

import { buildOnDisk } from '../compiler/static/build-on-disk.ts'
import { options } from '../fixtures/shop/options.ts'
import { readProject } from '../hosts/read-project.ts'
import type { Tab } from './engine/tab.ts'
import { expect, test } from './engine/test.ts'
import { projectFolder } from './serve-project.ts'

const folder = projectFolder('tests/fixtures/shop')

interface Page {
  readonly done: unknown
  phases(): string[]
  compile(files: Record<string, string>, options: object): void
  build(files: Record<string, string>, options: object): void
}

/** Runs in the page's own words, so that no call is longer than a driver waits. */
async function ask(tab: Tab, method: 'compile' | 'build', files: Record<string, string>, given: object = {}) {
  await tab.evaluate(
    ({ method, files, given }) => {
      const { page } = globalThis as typeof globalThis & { page: Page }
      page[method](files, given)
    },
    { method, files, given },
  )
  await tab.waitForFunction(() => (globalThis as typeof globalThis & { page: Page }).page.done !== undefined)
  return tab.evaluate(() => (globalThis as typeof globalThis & { page: Page }).page.done)
}

const base64 = (text: string | Uint8Array): string => Buffer.from(text).toString('base64')

test.beforeEach(async ({ serve, tab }) => {
  await tab.goto((await serve('tests/fixtures/compiler')).url)
  await tab.waitForFunction(() => 'page' in globalThis)
})

test('a page compiles in a worker, reports errors with their place, and continues', { tag: '@one-engine' }, async ({
  tab,
}) => {
  const file = 'src/pages/a.ts'
  expect(await ask(tab, 'compile', { [file]: base64("import './none'") })).toMatchObject({
    ok: false,
    errors: [{ code: 'ImportNotFound', file, line: 1, column: 8 }],
  })
  expect(await ask(tab, 'compile', { [file]: base64('export const GET = () => null') })).toMatchObject({
    ok: true,
    bundle: { manifest: { routes: [{ id: '/a' }] } },
  })
  expect(await tab.evaluate(() => (globalThis as typeof globalThis & { page: Page }).page.phases())).toEqual([
    'download',
    'start',
    'ready',
  ])
})

test('the prerendered and public files of a page are those of the command line, byte for byte', {
  tag: '@soak',
}, async ({ tab }) => {
  const project = await readProject(folder)
  const files = Object.fromEntries([...project].map(([file, body]) => [file, base64(body)]))
  const made = (await ask(tab, 'build', files, options)) as { ok: boolean; files: Record<string, string> }
  expect(made).toMatchObject({ ok: true })
  const onDisk = await buildOnDisk(folder, options)
  const isBundled = (file: string) => file.startsWith('assets/') || ['index.html', 'sw.js'].includes(file)
  const own = (built: Iterable<readonly [string, string]>) => [...built].filter(([file]) => !isBundled(file)).sort()
  expect(own(Object.entries(made.files))).toEqual(own(onDisk))
})

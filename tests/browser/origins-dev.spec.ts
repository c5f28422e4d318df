import { mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Tab } from './engine/tab.ts'
import { expect, test } from './engine/test.ts'
import { projectFolder, type Served, serveDev, type TemporaryFolder, temporaryFolder } from './serve-project.ts'

const shop = 'https://shop.example.test'

let folder: TemporaryFolder
let dev: Served

const write = async (file: string, text: string): Promise<void> => {
  const path = join(folder.path, file)
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, text)
}

// There is no pages folder: the gate and the worker are there for other origins alone.
test.beforeAll(async () => {
  folder = await temporaryFolder()
  const plugin = JSON.stringify(projectFolder('dist/compiler/vite.js'))
  await write(
    'vite.config.mjs',
    `import { stowaway } from ${plugin}\nexport default { plugins: [stowaway({ origins: { '${shop}': 'mocks/shop' } })] }\n`,
  )
  await write('package.json', '{ "name": "only-origins", "type": "module" }')
  await write(
    'index.html',
    '<!doctype html><link rel="icon" href="data:,"><script type="module" src="/main.js"></script>',
  )
  await write(
    'main.js',
    `document.body.dataset.first = await (await fetch('${shop}/value')).text()\ndocument.body.dataset.ready = 'yes'\n`,
  )
  await write('mocks/shop/value.ts', "import { value } from '../value'\nexport const GET = () => new Response(value)\n")
  await write('mocks/value.ts', "export const value = 'first'\n")
  dev = await serveDev(folder.path)
})

test.afterAll(async () => {
  await dev.close()
  await folder.remove()
})

const ask = (tab: Tab, path: string, init: { method?: string; credentials?: RequestCredentials } = {}) =>
  tab.evaluate(
    async ({ url, ...init }: { url: string; method?: string; credentials?: RequestCredentials }) =>
      fetch(url, init).then(
        async (response) => `${response.status} ${await response.text()}`,
        (error: unknown) => String(error),
      ),
    { url: shop + path, ...init },
  )

test('in development, each request to another origin runs the files as they are now', async ({ tab }) => {
  // Of this server, whose address outlives no test: its WebSocket tells pages of changes.
  await tab.goto(dev.ownUrl)
  await tab.waitForFunction(() => document.body?.dataset.ready === 'yes')
  expect(await tab.evaluate(() => document.body.dataset.first)).toBe('first')
  await tab.evaluate(() => {
    document.body.dataset.kept = 'yes'
  })
  await write('mocks/value.ts', "export const value = 'second'\n")
  expect(await ask(tab, '/value')).toBe('200 second')
  // A new file answers at once, though the worker does not know its route yet.
  await write('mocks/shop/new/[id].ts', 'export const GET = ({ params }) => new Response(params.id)\n')
  expect(await ask(tab, '/new/5')).toBe('200 5')
  await rm(join(folder.path, 'mocks/shop/new'), { recursive: true })
  expect(await ask(tab, '/new/5')).toMatch(/error|failed/i)
  // Mistakes of the author are readable.
  await write('mocks/shop/throws.ts', "export const GET = () => { throw new Error('no tide today') }\n")
  expect(await ask(tab, '/throws')).toMatch(/^500 .*no tide today/s)
  await write('mocks/shop/written.ts', 'export const prerender = true\nexport const GET = () => new Response()\n')
  expect(await ask(tab, '/written')).toMatch(/^500 .*OriginPrerendered/s)
  await write('mocks/shop/login.ts', "export const POST = ({ cookies }) => (cookies.set('a', '1'), new Response())\n")
  await write('mocks/shop/cookie.ts', "export const GET = ({ cookies }) => new Response(cookies.get('a')?.value)\n")
  await ask(tab, '/login', { method: 'POST', credentials: 'include' })
  expect(await ask(tab, '/cookie', { credentials: 'include' })).toBe('200 1')
  expect(await ask(tab, '/cookie')).toBe('200 ')
  expect(await tab.evaluate(() => document.body.dataset.kept)).toBe('yes')
})

import { cp, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Tab } from './engine/tab.ts'
import { expect, test } from './engine/test.ts'
import { projectFolder, serveDev, temporaryFolder } from './serve-project.ts'
import { startStaticHost } from './static-host.ts'

const project = 'tests/fixtures/astro'

/** What an endpoint answered, and which host ran it: only development says that. */
const ask = (tab: Tab, path: string): Promise<{ host: string | null; body: unknown }> =>
  tab.evaluate(async (asked) => {
    const response = await fetch(asked)
    const timing = response.headers.get('server-timing') ?? ''
    return { host: /stowaway-host;desc="?(\w+)/.exec(timing)?.[1] ?? null, body: await response.json() }
  }, path)

const isReady = (tab: Tab): Promise<unknown> => tab.waitForFunction(() => document.body?.dataset.ready === 'yes')

const posts = {
  posts: [
    { id: 'one', title: 'One', year: 2024, body: 'The first post.', author: 'Ada' },
    { id: 'two', title: 'Two', year: 2024, body: 'The second post.', author: 'Ben' },
  ],
  one: 'One',
  none: null,
}

/** What each endpoint answers. */
const answers = (src: string): Readonly<Record<string, unknown>> => ({
  'api/posts.json': posts,
  'api/env.json': { API_URL: 'https://api.example', PAGE_SIZE: 20 },
  'api/image.json': {
    logo: { src, width: 30, height: 20, format: 'svg' },
    text: src,
    made: { src, attributes: { width: 15, height: 10, loading: 'lazy', decoding: 'async' } },
  },
  'api/check.json?count=7': { count: 7 },
  'api/check.json?count=11': [{ code: 'too_big', path: ['count'] }],
  'api/note.json': {
    frontmatter: { title: 'Note' },
    text: '# A heading\n\nThe text of the note.',
    headings: [{ depth: 1, slug: 'a-heading', text: 'A heading' }],
    url: null,
  },
})

test('Astro’s modules answer in the worker: at once, after a reload, and without the host', async ({
  tab,
  serve,
  base,
}) => {
  const { folder } = await serve(project, '--offline')
  const host = await startStaticHost(folder, base)
  try {
    const expectAnswers = async (): Promise<void> => {
      const image = await ask(tab, 'api/image.json')
      const { src } = (image.body as { logo: { src: string } }).logo
      expect(src).toMatch(/^\/.*assets\/logo-[\w-]{8}\.svg$/)
      expect(src.startsWith(`${base}assets/`)).toBe(true)
      for (const [path, body] of Object.entries(answers(src))) {
        expect([path, (await ask(tab, path)).body]).toEqual([path, body])
      }
      const text = await tab.evaluate(async (address) => (await fetch(address)).text(), src)
      expect(text).toBe(await readFile(join(projectFolder(project), 'src/logo.svg'), 'utf8'))
    }
    await tab.goto(host.url)
    await isReady(tab)
    // The host has only files: an answer of an endpoint is the worker's.
    expect((await fetch(`${host.url}api/posts.json`)).status).toBe(404)
    await expectAnswers()
    await tab.reload()
    await isReady(tab)
    await expectAnswers()
    await tab.waitForFunction(() => (globalThis as { isKept?: boolean }).isKept)
    await host.stop()
    await tab.reload()
    await isReady(tab)
    await expectAnswers()
  } finally {
    await host.stop()
  }
})

test('the dev worker sees an edit of an entry, without a restart', { tag: '@one-engine' }, async ({ tab, base }) => {
  const folder = await temporaryFolder()
  // A build of the fixture may be running, with other files.
  const filter = (path: string): boolean => !/node_modules|\.stowaway/.test(path.slice(projectFolder(project).length))
  await cp(projectFolder(project), folder.path, { recursive: true, filter })
  // The package that the schemas need. Vite keeps its cache beside it.
  await mkdir(join(folder.path, 'node_modules'))
  await symlink(projectFolder('node_modules/zod'), join(folder.path, 'node_modules/zod'))
  const site = await serveDev(folder.path, '--base', base)
  const titles = async (): Promise<string> => {
    const { host, body } = await ask(tab, 'api/posts.json')
    const list = (body as typeof posts).posts.map(({ title, author }) => `${title} by ${author}`)
    return `${host}: ${list.join(', ')}`
  }
  try {
    await tab.goto(site.ownUrl)
    await isReady(tab)
    await tab.evaluate(() => void Object.assign(globalThis, { isOld: true }))
    expect(await titles()).toBe('worker: One by Ada, Two by Ben')
    const worker = await tab.evaluate(() => navigator.serviceWorker.controller?.scriptURL)
    const edit = (file: string, content: string) => writeFile(join(folder.path, 'src', file), content)
    await edit('posts/two.md', '---\ntitle: Changed\ndate: 2024-06-01\nauthor: ada\n---\n')
    await expect.poll(titles).toBe('worker: One by Ada, Changed by Ada')
    await edit('posts/unfinished.md', '---\ntitle: Finished\ndate: 2024-07-01\nauthor: ben\n---\n')
    await edit('authors.json', '{ "ada": { "name": "Ada" }, "ben": { "name": "Benno" } }')
    await expect.poll(titles).toBe('worker: One by Ada, Changed by Ada, Finished by Benno')
    await rm(join(folder.path, 'src/posts/one.md'))
    await expect.poll(titles).toBe('worker: Changed by Ada, Finished by Benno')
    expect(await tab.evaluate(() => 'isOld' in globalThis), 'the page was not loaded again').toBe(true)
    expect(await tab.evaluate(() => navigator.serviceWorker.controller?.scriptURL)).toBe(worker)
  } finally {
    await site.close()
    await folder.remove()
  }
})

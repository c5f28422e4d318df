import type { Page } from '@playwright/test'
import { expect, test } from './engine/test.ts'
import { clickText, openLink } from './playground-page.ts'
import type { Site } from './serve-builds.ts'

/** The editor's text and cursor are reached by keys. */
test.skip(({ engine }) => engine.name !== 'chromium', 'Only Playwright can press any key.')

let site: Site

test.beforeAll(async ({ serve }) => {
  site = await serve('site')
})

/** Files before and after, by path. */
const cases: Readonly<Record<string, readonly [string, string]>> = {
  'src/pages/hello.json.ts': [
    'export const GET = ({url}: {url: URL})=>{ return Response.json({ path: url.pathname } satisfies object); }',
    'export const GET = ({ url }: { url: URL }) => {\n  return Response.json({ path: url.pathname } satisfies object)\n}\n',
  ],
  'src/view.tsx': [
    'export const View=<T,>(p:T)=><p>{String(p)}</p>',
    'export const View = <T,>(p: T) => <p>{String(p)}</p>\n',
  ],
  'src/old.js': ['let a=[1,2,]', 'let a = [1, 2]\n'],
  'src/data.json': ['{"a":1,\n"b":[true]}', '{ "a": 1, "b": [true] }\n'],
  'index.html': [
    '<!doctype html>\n<title>A</title>\n<style>a{color:red}</style>\n<p>Hi</p>\n<script>let a=1</script>',
    [
      '<!doctype html>',
      '<title>A</title>',
      '<style>\n  a {\n    color: red;\n  }\n</style>',
      '<p>Hi</p>',
      '<script>\n  let a = 1\n</script>',
      '',
    ].join('\n'),
  ],
  'src/style.css': ['a{color:red}', 'a {\n  color: red;\n}\n'],
  'readme.md': ['* one\n* two', '- one\n- two\n'],
}

const text = (page: Page): Promise<string> =>
  page.evaluate(() => Array.from(document.querySelectorAll('.cm-line'), (line) => line.textContent).join('\n'))

const chunks = (): string[] =>
  site.takeRequests().flatMap((path) => /assets\/prettier-(\w+)-/.exec(path)?.slice(1) ?? [])

test('Format formats each kind of file, and loads only what it needs, when it needs it', async ({ tab }) => {
  const page = tab as Page
  const files = Object.fromEntries(Object.entries(cases).map(([path, [before]]) => [path, before]))
  site.takeRequests()
  await openLink(tab, site.url, { 'other.txt.ts': '' }, { files })
  await page.locator('.cm-content').waitFor()
  expect(chunks()).toEqual([])
  let loaded: string[] = []
  for (const [path, [, after]] of Object.entries(cases)) {
    await page.click(`[role=treeitem][data-path="${path}"]`)
    await expect(page.locator('.editor-head h2')).toHaveText(path)
    await clickText(tab, '.format-button', 'Format')
    await expect(page.locator('.toast')).toHaveText(/^Formatted\./)
    expect(await text(page), path).toBe(after)
    loaded = [...loaded, ...chunks()]
    if (path.endsWith('.ts')) expect([...loaded].sort()).toEqual(['babel', 'estree', 'standalone'])
    await page.keyboard.press('Escape')
    await clickText(tab, '.format-button', 'Format')
    await expect(page.locator('.toast')).toHaveText(/formatted already/)
  }
  expect(loaded.sort()).toEqual(['babel', 'estree', 'html', 'markdown', 'postcss', 'standalone'])
})

test('Shift+Alt+F formats and keeps the cursor in its place; Undo takes it back at once', { tag: '@soak' }, async ({
  tab,
}) => {
  const page = tab as Page
  const before = 'export const GET=()=>new   Response("one")'
  await openLink(tab, site.url, { 'hello.ts': before })
  await page.locator('.cm-content').focus()
  await page.keyboard.press('End')
  for (let n = 0; n < 2; n += 1) await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('Shift+Alt+F')
  await expect(page.locator('.toast')).toHaveText(/^Formatted\./)
  expect(await text(page)).toBe("export const GET = () => new Response('one')\n")
  await page.keyboard.insertText('!')
  expect(await text(page)).toBe("export const GET = () => new Response('one!')\n")
  await page.keyboard.press('ControlOrMeta+z')
  await page.keyboard.press('ControlOrMeta+z')
  expect(await text(page)).toBe(before)
})

test('code that does not parse stays as it is, and the message names the place', async ({ tab }) => {
  const page = tab as Page
  await openLink(tab, site.url, { 'hello.ts': 'export const a = 1\nconst =  2' })
  await clickText(tab, '.format-button', 'Format')
  await expect(page.locator('.toast')).toHaveText(
    /Not formatted\. The code does not parse: Unexpected token \(src\/pages\/hello\.ts:2:7\)/,
  )
  expect(await text(page)).toBe('export const a = 1\nconst =  2')
})

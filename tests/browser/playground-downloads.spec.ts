import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Page } from '@playwright/test'
import { type Unzipped, unzipSync } from 'fflate'
import { contentOf } from '../compiler/temporary-project.ts'
import { expect, test } from './engine/test.ts'
import { chooseTab, openProject } from './playground-page.ts'
import { projectFolder, stowaway, temporaryFolder } from './serve-project.ts'

/** Driven by its keys and buttons: only Playwright reports downloads. */
test.skip(({ engine }) => engine.name !== 'chromium', 'The other drivers tell nothing of downloads.')

async function download(page: Page, selector: string, name: string): Promise<Unzipped> {
  const [file] = await Promise.all([page.waitForEvent('download'), page.click(selector)])
  expect(file.suggestedFilename()).toBe(name)
  return unzipSync(await readFile(await file.path()))
}

/** What another bundler writes: the same, in other words. The 404 page is the app's page. */
const isBundled = (file: string): boolean =>
  file.startsWith('assets/') || ['index.html', '404.html', 'sw.js'].includes(file)

test('the ZIP of the site equals the command line’s build of the downloaded project', { tag: '@soak' }, async ({
  tab,
  serve,
}) => {
  const page = tab as Page
  const site = await serve('site')
  await openProject(
    tab,
    site.url,
    {
      'api/[id].json.ts': `export const prerender = true
        export const getStaticPaths = () => ['1', 'ü & 2'].map((id) => ({ params: { id }, props: { at: id.length } }))
        export const GET = ({ params, props, url }) => Response.json({ id: params.id, ...props, path: url.pathname })`,
      'rss.xml.ts': `export const prerender = true
        export const GET = () => new Response('<rss version="2.0"><channel><title>Ä</title></channel></rss>')`,
      'dot.png.ts': `export const prerender = true
        export const GET = () => new Response(Uint8Array.of(137, 80, 78, 71, 13, 10, 26, 10))`,
      'now.json.ts': 'export const GET = () => Response.json(Date.now())',
    },
    { files: { 'index.html': '<!doctype html><title>A page</title>', 'public/robots.txt': 'User-agent: *' } },
  )
  await chooseTab(tab, 'prerender')
  await expect.poll(() => tab.textContent('.run-prerender-bar'), { timeout: 60_000 }).toMatch(/built in/)
  const made = await download(page, 'button:has-text("Download ZIP")', 'test-site.zip')

  const folder = await temporaryFolder()
  try {
    for (const [path, bytes] of Object.entries(await download(page, '[title="Download as a project"]', 'test.zip'))) {
      await mkdir(dirname(join(folder.path, path)), { recursive: true })
      await writeFile(join(folder.path, path), bytes)
    }
    const root = join(folder.path, 'test')
    await mkdir(join(root, 'node_modules'))
    await symlink(projectFolder(''), join(root, 'node_modules/stowaway'))
    await symlink(projectFolder('node_modules/vite'), join(root, 'node_modules/vite'))
    const { exitCode, text } = await stowaway(['build', '--root', root])
    expect(exitCode, text).toBe(0)
    const output = join(root, 'dist')
    const built = Object.entries(await contentOf(output)).map(([file, body]) => [file.slice(output.length + 1), body])
    const own = Object.entries(made).map(([file, bytes]) => [file, Buffer.from(bytes).toString('base64')])
    const compared = (files: string[][]) => files.filter(([file = '']) => !isBundled(file)).sort()
    expect(compared(own)).toEqual(compared(built))
    expect(Object.keys(made)).toEqual(
      expect.arrayContaining(['api/1.json', 'dot.png', 'rss.xml', 'sw.js', 'index.html']),
    )
  } finally {
    await folder.remove()
  }
})

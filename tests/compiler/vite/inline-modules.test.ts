import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createServer } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { stowaway as plugin } from '../../../compiler/vite.ts'
import { contentOf, createProject, stowaway, type TemporaryProject } from '../temporary-project.ts'

const page = (code: string): string => `<!doctype html><title>Inline</title><script type="module">${code}</script>`

const files = {
  'index.html': page("import { go } from './src/go.ts'\nimport 'virtual:of-a-plugin'\ngo('home')"),
  'sub/index.html': page("import { go } from '../src/go.ts'\nimport { own } from './own.js'\ngo(own)"),
  'sub/own.js': "export const own = 'sub page'",
  'src/go.ts': "export const go = (where: string): void => console.log('went ' + where)",
  'src/pages/hi.ts': "export const GET = () => new Response('hi')",
  'vite.config.mjs': `export default {
    plugins: [{ name: 'virtual', resolveId: (id) => (id === 'virtual:of-a-plugin' ? '\\0' + id : null),
      load: (id) => (id === '\\0virtual:of-a-plugin' ? "console.log('virtual code')" : null) }],
    build: { rolldownOptions: { input: ['index.html', 'sub/index.html', 'tool.html'] } } }`,
  // A module of a plugin as the page's own script, as Storybook has it.
  'tool.html': '<!doctype html><script type="module" src="virtual:of-a-plugin"></script>',
}

let project: TemporaryProject
beforeAll(async () => {
  project = await createProject(files)
})
afterAll(() => project.remove())

test('a build takes the relative imports of inline scripts from their page', async () => {
  const { exitCode, stderr } = await stowaway('build', '--root', project.root)
  expect(exitCode, stderr).toBe(0)
  const scripts = Object.values(await contentOf(join(project.root, 'dist/assets'))).map((file) =>
    Buffer.from(file, 'base64').toString(),
  )
  for (const text of ['went ', 'home', 'sub page', 'virtual code']) expect(scripts.join()).toContain(text)
  expect(scripts.join()).not.toContain('virtual:of-a-plugin')
  expect(await readFile(join(project.root, 'dist/sub/index.html'), 'utf8')).toContain('/assets/')
})

test.each([
  ['/', '/src/go.ts'],
  ['/sub/', '/sub/own.js'],
])('so does the dev server for %s', async (path, module) => {
  const server = await createServer({
    root: project.root,
    logLevel: 'silent',
    plugins: [plugin()],
    server: { host: '127.0.0.1', port: 0 },
  })
  try {
    await server.listen()
    const get = async (url: string): Promise<string> => {
      const response = await fetch(new URL(url, server.resolvedUrls?.local[0]))
      expect(response.status, url).toBe(200)
      return response.text()
    }
    const [, boot = ''] =
      /src="([^"]*boot-[^"]*)"/.exec(await (await fetchPage(server.resolvedUrls?.local[0], path)).text()) ?? []
    const [, inline = ''] = /import\("([^"]*stowaway-inline[^"]*)"\)/.exec(await get(boot)) ?? []
    expect(await get(inline)).toContain(module)
  } finally {
    await server.close()
  }
})

const fetchPage = (base: string | undefined, path: string): Promise<Response> =>
  fetch(new URL(path, base), { headers: { accept: 'text/html', 'sec-fetch-dest': 'document' } })

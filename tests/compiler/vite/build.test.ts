import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createBuilder } from 'vite'
import { afterEach, expect, test } from 'vitest'
import { contentOf, createProject, dist, stowaway, type TemporaryProject } from '../temporary-project.ts'

let project: TemporaryProject | undefined

afterEach(() => project?.remove())

async function open(files: Readonly<Record<string, string>>): Promise<TemporaryProject> {
  project = await createProject(files)
  return project
}

const built = ({ root }: TemporaryProject, path: string) => readFile(join(root, 'dist', path), 'utf8')

test('a call that is there to throw is kept by the bundler', { timeout: 60_000 }, async () => {
  const { root } = await open({
    'src/pages/decodes.txt.ts': `
      const decodes = (text) => { try { decodeURIComponent(text); return true } catch { return false } }
      export const prerender = true
      export const GET = () => new Response(String([decodes('%41'), decodes('%zz')]))`,
    'src/pages/own.txt.ts': `
      const decodeURI = (text) => 'own ' + text
      export const prerender = true
      export const GET = () => new Response(decodeURI('%zz'))`,
  })
  expect(await stowaway('build', '--root', root)).toMatchObject({ exitCode: 0 })
  expect(await readFile(join(root, 'dist/decodes.txt'), 'utf8')).toBe('true,false')
  expect(await readFile(join(root, 'dist/own.txt'), 'utf8')).toBe('own %zz')
})

test('plain vite build with the plugin makes the same files', { timeout: 60_000 }, async () => {
  const plugin = pathToFileURL(join(dist, 'compiler/vite.js')).href
  const made = await open({
    'vite.config.mjs': `
      import { stowaway } from ${JSON.stringify(plugin)}
      export default { logLevel: 'error', plugins: [stowaway({ site: 'https://example.org' })] }`,
    'src/pages/live.json.ts': 'export const GET = () => Response.json({ live: true })',
    'src/pages/file.txt.ts': 'export const prerender = true\nexport const GET = ({ site }) => new Response(site.href)',
  })
  const { NODE_ENV } = process.env
  process.env.NODE_ENV = 'production'
  try {
    const builder = await createBuilder({ root: made.root, configFile: join(made.root, 'vite.config.mjs') }, null)
    await builder.buildApp()
  } finally {
    process.env.NODE_ENV = NODE_ENV
  }
  expect(await built(made, 'file.txt')).toBe('https://example.org/')
  expect(await built(made, 'sw.js')).toContain('live.json')
  const plain = await contentOf(join(made.root, 'dist'))
  expect(await stowaway('build', '--root', made.root)).toMatchObject({ exitCode: 0 })
  expect(await contentOf(join(made.root, 'dist'))).toEqual(plain)
})

test.for([
  ['/shop', 'always', '/shop/'],
  ['/shop/', 'never', '/shop'],
  ['/shop', 'ignore', '/shop'],
] as const)(
  'base %s with trailingSlash %s is %s to pages and endpoints',
  { timeout: 60_000 },
  async ([base, trailingSlash, expected]) => {
    const plugin = pathToFileURL(join(dist, 'compiler/vite.js')).href
    const made = await open({
      'vite.config.mjs': `
      import { stowaway } from ${JSON.stringify(plugin)}
      export default { base: '${base}', logLevel: 'error', plugins: [stowaway({ trailingSlash: '${trailingSlash}' })] }`,
      'main.js': "console.log('page ' + import.meta.env.BASE_URL)",
      'src/pages/base.txt.ts':
        'export const prerender = true\nexport const GET = () => new Response(import.meta.env.BASE_URL)',
      'src/pages/all.txt.ts':
        'export const prerender = true\nexport const GET = () => new Response(Object.entries(import.meta.env).join())',
      'src/pages/live.ts': "export const GET = () => new Response('worker ' + import.meta.env.BASE_URL)",
    })
    expect(await stowaway('build', '--root', made.root)).toMatchObject({ exitCode: 0 })
    expect(await built(made, 'base.txt')).toBe(expected)
    expect(`${await built(made, 'all.txt')},`).toContain(`BASE_URL,${expected},`)
    const scripts = Object.entries(await contentOf(join(made.root, 'dist'))).filter(([file]) => file.endsWith('.js'))
    const text = scripts.map(([, body]) => Buffer.from(body, 'base64').toString()).join('\n')
    expect(text).toMatch(new RegExp(`page ${expected}[\`"']`))
    expect(text).toMatch(new RegExp(`worker ${expected}[\`"']`))
  },
)

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { createProject, stowaway, type TemporaryProject } from '../temporary-project.ts'

let project: TemporaryProject
afterEach(() => project.remove())

async function build(offline: string, ...flags: string[]) {
  project = await createProject({
    'vite.config.js': `import { stowaway } from ${JSON.stringify(new URL('../../../dist/runtime/commands/vite.js', import.meta.url).href)}
      export default { plugins: [stowaway({ offline: ${offline} })], build: { sourcemap: true } }`,
    'public/video.mp4': 'v'.repeat(6_000_000),
    'public/docs/a.txt': 'a',
    'public/_headers': '/*',
    'public/.nojekyll': '',
    'public/netlify.toml': '',
    'public/vercel.json': '{}',
    'public/web.config': '',
    'public/staticwebapp.config.json': '{}',
    'src/pages/list.json.ts': 'export const prerender = true\nexport const GET = () => Response.json([1])',
    'src/pages/hello.ts': "export const GET = () => new Response('hello')",
  })
  const { exitCode, stdout, stderr } = await stowaway('build', '--root', project.root, ...flags)
  expect(exitCode, stderr).toBe(0)
  const script = await readFile(join(project.root, 'dist/sw.js'), 'utf8')
  const kept = [...script.matchAll(/url:[`"']([^`"']+)[`"'],revision/g)].map(([, url]) =>
    url?.replace(/-[\w-]{8}\./, '-x.'),
  )
  return { stdout, stderr, script, kept: kept.sort() }
}

test('all that visitors see is kept, and a large file warned of', { timeout: 60_000 }, async () => {
  const { kept, stdout, stderr } = await build('true')
  const named = kept.filter((url) => !url?.startsWith('/assets/'))
  expect(named).toEqual(['/404.html', '/docs/a.txt', '/index.html', '/list.json', '/stowaway-404.js', '/video.mp4'])
  expect(kept.length).toBeGreaterThan(named.length)
  expect(kept.filter((url) => url?.endsWith('.map'))).toEqual([])
  expect(stdout).toMatch(/Offline: \d+ files, 6\.0 MB kept in the browser\n/)
  expect(stderr).toContain('Every visitor downloads video.mp4 (6.0 MB) for offline use.')
})

test('exclude, maxFileSize and verify; --offline does not change them', { timeout: 60_000 }, async () => {
  const options = "{ exclude: ['docs/**', '*.pdf'], maxFileSize: 1_000_000, verify: false }"
  const { kept, stdout, stderr, script } = await build(options, '--offline')
  expect(kept).not.toContain('/video.mp4')
  expect(kept).not.toContain('/docs/a.txt')
  expect(kept).toContain('/list.json')
  expect(stdout).toContain('2 left to the network')
  expect(stderr).toContain('offline.exclude "*.pdf" matches no file of the build.')
  expect(stderr).not.toContain('Every visitor')
  expect(script).not.toContain('integrity:`sha256-')
})

test('include names all that is kept', { timeout: 60_000 }, async () => {
  expect((await build("{ include: '**/*.json' }")).kept).toEqual(['/list.json'])
})

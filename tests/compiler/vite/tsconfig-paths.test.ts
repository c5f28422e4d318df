import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createServer } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { stowaway as plugin } from '../../../compiler/vite.ts'
import { createProject, stowaway, type TemporaryProject } from '../temporary-project.ts'

const compilerOptions = { paths: { '@/*': ['./src/*'], '~word': ['./src/lib/word.ts'] } }

const files = {
  'tsconfig.base.json': JSON.stringify({ compilerOptions }),
  'tsconfig.json': '{ "extends": "./tsconfig.base.json" }',
  'src/lib/word.ts': "export const word: string = 'from the path'",
  'src/lib/index.ts': "export { word } from '~word'",
  'src/middleware.ts': "import { word } from '@/lib'\nexport const onRequest = (_, next) => (word, next())",
  'src/pages/live.txt.ts': "import { word } from '@/lib'\nexport const GET = () => new Response(word)",
  'src/pages/file.txt.ts':
    "import { word } from '@/lib/word'\nexport const prerender = true\nexport const GET = () => new Response(word)",
}

let project: TemporaryProject
beforeAll(async () => {
  project = await createProject(files)
})
afterAll(() => project.remove())

test('routes and build follow the paths of tsconfig.json, for the worker and for Node', {
  timeout: 180_000,
}, async () => {
  const { root } = project
  const routes = await stowaway('routes', '--root', root, '--json')
  expect(JSON.parse(routes.stdout).map(({ error }: { error: unknown }) => error)).toEqual([undefined, undefined])
  expect(routes.stderr).not.toMatch(/warning|error/i)
  for (const target of ['worker', 'node'] as const) {
    const outDir = join(root, `out-${target}`)
    const { exitCode, stderr } = await stowaway('build', '--root', root, '--outDir', outDir, '--target', target)
    expect([exitCode, stderr]).toEqual([0, expect.not.stringContaining('warning')])
    const site = target === 'node' ? join(outDir, 'client') : outDir
    expect(await readFile(join(site, 'file.txt'), 'utf8')).toBe('from the path')
  }
  expect(await readFile(join(root, 'out-worker/sw.js'), 'utf8')).toContain('from the path')
})

test('so does the dev server, in Node and for the worker', async () => {
  const { root } = project
  const server = await createServer({
    root,
    configFile: false,
    logLevel: 'silent',
    plugins: [plugin()],
    server: { host: '127.0.0.1', port: 0 },
  })
  try {
    await server.listen()
    const [url] = server.resolvedUrls?.local ?? []
    for (const path of ['live.txt', 'file.txt'])
      expect(await (await fetch(new URL(path, url))).text()).toBe('from the path')
    const asked = await fetch(new URL('/@stowaway/invoke', url), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ data: { name: 'fetchModule', data: [join(root, 'src/pages/live.txt.ts')] } }),
    })
    expect((await asked.json()).result.code).toContain('/src/lib/index.ts')
  } finally {
    await server.close()
  }
})

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { run } from '../../../compiler/cli/run.ts'
import { temporaryFolder } from '../../host/temporary-folder.ts'
import { fakeTerminal } from './fake-terminal.ts'

const init = async (root: string) => {
  const terminal = fakeTerminal()
  expect(await run(['init', '--root', root], terminal)).toBe(0)
  return terminal.text.out
}

const config = `import { defineConfig } from 'astro/config'
import mdx from '@astrojs/mdx'

export default defineConfig({
  site: 'https://example.org',
  base: 'docs',
  trailingSlash: 'always',
  redirects: { '/old': '/new', '/past/[id]': { status: 301, destination: '/now/[id]' } },
  i18n: { defaultLocale: 'en', locales: ['en', { path: 'es', codes: ['es', 'es-MX'] }] },
  integrations: [mdx()],
})
`

const endpoint = "import type { APIRoute } from 'astro'\nexport const GET: APIRoute = () => new Response('')"

test('an Astro project keeps its files, and gets a configuration with what Astro’s says', async () => {
  const root = temporaryFolder({
    'astro.config.mjs': config,
    'package.json': '{ "name": "blog" }',
    'tsconfig.json': '{ "extends": "astro/tsconfigs/strict", "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }',
    'src/pages/api/hello.ts': endpoint,
    'src/pages/rss.xml.ts': `import { getCollection } from 'astro:content'\n${endpoint}`,
    'src/pages/act.ts': `import { getActionContext } from 'astro:actions'\n${endpoint}`,
    'src/middleware.ts': "import { defineMiddleware } from 'astro:middleware'",
    ...Object.fromEntries(['a', 'b', 'c', 'd'].map((name) => [`src/pages/${name}.astro`, ''])),
    'src/pages/post.md': '',
  })
  const text = await init(root)
  expect(readFileSync(join(root, 'vite.config.ts'), 'utf8')).toBe(`import { stowaway } from 'stowaway/vite'
import { defineConfig } from 'vite'

// With the options of astro.config.mjs.
export default defineConfig({
  base: '/docs',
  plugins: [stowaway({ site: 'https://example.org', trailingSlash: 'always', redirects: { '/old': '/new', '/past/[id]': { status: 301, destination: '/now/[id]' } }, i18n: { defaultLocale: 'en', locales: ['en', { path: 'es', codes: ['es', 'es-MX'] }] }, output: 'static' })],
})
`)
  expect(text.split('\n').filter((line) => /^(wrote|took|left|runs|stays|add)/.test(line))).toEqual([
    'wrote  vite.config.ts',
    "took   base: '/docs' (from astro.config.mjs)",
    "took   site: 'https://example.org' (from astro.config.mjs)",
    "took   trailingSlash: 'always' (from astro.config.mjs)",
    expect.stringContaining('took   redirects: '),
    expect.stringContaining('took   i18n: '),
    "took   output: 'static' (from astro.config.mjs)",
    "left   integrations (astro.config.mjs; Astro's alone)",
    'runs   src/middleware.ts',
    'stays  src/pages/act.ts (it imports astro:actions, which only Astro has)',
    'runs   src/pages/api/hello.ts',
    'runs   src/pages/rss.xml.ts',
    'stays  src/pages/**/*.astro (pages stay with Astro: a.astro, b.astro, c.astro, 1 more)',
    'stays  src/pages/**/*.md (pages stay with Astro: post.md)',
    'runs   tsconfig.json (with its paths)',
    expect.stringContaining('npm install --save-dev astro'),
    expect.stringContaining('".stowaway/routes.d.ts" to "include"'),
  ])
  expect(existsSync(join(root, 'src/main.ts')), 'no example').toBe(false)
})

test.each([
  ['a server', "export default { output: 'server', adapter: node() }", 'stowaway()'],
  ['one that is static in parts', "export default { output: 'hybrid' }", "stowaway({ output: 'static' })"],
  ['an empty one', 'export default {}', "stowaway({ output: 'static' })"],
])('the output of %s', async (_, text, call) => {
  const root = temporaryFolder({ 'astro.config.ts': text, 'src/pages/a.ts': endpoint })
  await init(root)
  expect(readFileSync(join(root, 'vite.config.mjs'), 'utf8')).toContain(`plugins: [${call}],`)
})

test('a computed value, an existing configuration and an unknown form are left to the person', async () => {
  const computed = "const site = process.env.URL\nexport default { site, redirects: old(), trailingSlash: 'never' }"
  const root = temporaryFolder({ 'astro.config.mjs': computed, 'vite.config.js': 'export default {}' })
  const text = await init(root)
  expect(readFileSync(join(root, 'vite.config.js'), 'utf8')).toBe('export default {}')
  expect(text).toContain("add    plugins: [stowaway({ trailingSlash: 'never', output: 'static' })] in vite.config.js")
  for (const name of ['site', 'redirects']) expect(text).toContain(`add    ${name} of astro.config.mjs by hand`)

  const other = temporaryFolder({ 'astro.config.mjs': 'export default makeConfig' })
  expect(await init(other)).toContain('another form than an object')
})

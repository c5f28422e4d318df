import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync } from 'vite'
import { describe, expect, test } from 'vitest'
import { addPlugin } from '../../../compiler/cli/init/add-plugin.ts'
import { mergeScripts } from '../../../compiler/cli/init/merge-scripts.ts'
import { run } from '../../../compiler/cli/run.ts'
import { scanFolder } from '../../../compiler/node/scan-folder.ts'
import type { SyntaxNode } from '../../../compiler/syntax/walk.ts'
import { createManifest } from '../../../sw/core/routes/manifest.ts'
import { temporaryFolder } from '../../host/temporary-folder.ts'
import { fakeTerminal } from './fake-terminal.ts'

const init = async (root: string, ...args: string[]) => {
  const terminal = fakeTerminal()
  return { code: await run(['init', '--root', root, ...args], terminal), text: terminal.text.out }
}

const read = (folder: string, path: string) => readFileSync(join(folder, path), 'utf8')

test('creates a project in a new folder', async () => {
  const root = temporaryFolder()
  const { code, text } = await init(root, 'My Site')
  const folder = join(root, 'My Site')
  expect(code).toBe(0)
  expect(text).toContain('npx stowaway dev')
  const { manifest } = createManifest({
    files: (await scanFolder(join(folder, 'src/pages'))) ?? [],
    base: '/',
    trailingSlash: 'ignore',
    redirects: {},
  })
  expect(manifest.routes.map(({ id }) => id).sort()).toEqual(['/api/hello.json', '/api/todos/[id].json', '/data.json'])
  expect(JSON.parse(read(folder, 'package.json'))).toMatchObject({
    name: 'my-site',
    type: 'module',
    scripts: { dev: 'stowaway dev' },
  })
  expect(read(folder, 'index.html')).toContain('<h1>My Site</h1>')
})

test('overwrites nothing, writes the rest and says so', async () => {
  const mine = {
    'src/main.ts': 'mine',
    'src/pages/data.json.ts': 'mine',
    'package.json': '{\n\t"name": "mine",\n\t"scripts": {\n\t\t"dev": "mine"\n\t}\n}\n',
  }
  const root = temporaryFolder(mine)
  const { code, text } = await init(root)
  expect(code).toBe(0)
  expect(read(root, 'src/main.ts')).toBe('mine')
  expect(read(root, 'src/pages/data.json.ts')).toBe('mine')
  expect(read(root, 'src/pages/api/hello.json.ts')).toContain('GET')
  expect(read(root, 'package.json')).toBe(
    '{\n\t"name": "mine",\n\t"scripts": {\n\t\t"dev": "mine",\n\t\t"build": "stowaway build",\n\t\t"preview": "stowaway preview"\n\t}\n}\n',
  )
  for (const path of Object.keys(mine)) expect(text).toContain(`kept   ${path}`)
  expect(text).toContain('added  scripts of package.json: build, preview')
  expect(text).toContain('npm install --save-dev stowaway vite')
})

describe.each<[string, Readonly<Record<string, string>>]>([
  ['an empty folder', {}],
  ['a project', { 'index.html': '', 'vite.config.ts': 'export default { plugins: [] }', 'package.json': '{}' }],
])('in %s', (_, files) =>
  test('a second time changes nothing', async () => {
    const root = temporaryFolder(files)
    await init(root)
    const before = read(root, 'package.json')
    const { code, text } = await init(root)
    expect([code, read(root, 'package.json')]).toEqual([0, before])
    expect(text).not.toContain('wrote')
    expect(text).not.toMatch(/^ *[+-] /m)
  }),
)

test('a package.json that is not JSON stays unchanged', async () => {
  const root = temporaryFolder({ 'package.json': '{ name: mine }' })
  const { code, text } = await init(root)
  expect([code, read(root, 'package.json')]).toEqual([0, '{ name: mine }'])
  expect(text).toContain('cannot be read as JSON')
})

describe('scripts', () => {
  test.each([
    ['{}', '{\n  "scripts": {\n    "dev": "x"\n  }\n}', ['dev']],
    ['{"scripts":{"dev":"mine"}}', '{\n  "scripts": {\n    "dev": "mine"\n  }\n}', []],
    ['{\r\n  "a": 1\r\n}\r\n', '{\r\n  "a": 1,\r\n  "scripts": {\r\n    "dev": "x"\r\n  }\r\n}\r\n', ['dev']],
    ['{\n    "a": 1\n}\n', '{\n    "a": 1,\n    "scripts": {\n        "dev": "x"\n    }\n}\n', ['dev']],
  ])('are merged into %j', (text, expected, added) => {
    expect(mergeScripts(text, { dev: 'x' })).toEqual({ text: expected, added })
  })

  test.each(['', '[]', 'null', '"text"', '{"scripts":[]}', '{'])('are not merged into %j', (text) => {
    expect(mergeScripts(text, { dev: 'x' })).toBeUndefined()
  })
})

describe('in a project with Vite', () => {
  const app = {
    'index.html': '<script type="module" src="/src/main.tsx"></script>',
    'src/main.tsx': 'mine',
    'package.json': '{\n  "name": "app",\n  "scripts": { "dev": "vite", "build": "vite build" }\n}\n',
    'tsconfig.json': '{ "files": [], "references": [{ "path": "./tsconfig.app.json" }] }',
    'tsconfig.app.json': '{\n  /* as in the template */\n  "include": ["src"]\n}\n',
    '.gitignore': 'node_modules\ndist',
    'vite.config.ts': `import { defineConfig } from 'vite'
import react from '@vitejs/plugin-react'

// https://vite.dev/config/
export default defineConfig({
  plugins: [react()],
})
`,
  }

  test('adds one endpoint and the plugin, and shows each change', async () => {
    const root = temporaryFolder(app)
    const { code, text } = await init(root)
    expect(code).toBe(0)
    expect((await scanFolder(root))?.toSorted()).toEqual(
      [...Object.keys(app), 'src/pages/api/hello.json.ts'].toSorted(),
    )
    expect(read(root, 'vite.config.ts')).toBe(`import { defineConfig } from 'vite'
import react from '@vitejs/plugin-react'
import { stowaway } from 'stowaway/vite'

// https://vite.dev/config/
export default defineConfig({
  plugins: [react(), stowaway()],
})
`)
    expect(read(root, 'tsconfig.app.json')).toContain(
      '/* as in the template */\n  "include": ["src", ".stowaway/routes.d.ts"]',
    )
    expect(read(root, '.gitignore')).toBe('node_modules\ndist\n.stowaway/\n')
    expect(read(root, 'src/main.tsx')).toBe('mine')
    for (const line of [
      "+ import { stowaway } from 'stowaway/vite'",
      '-   plugins: [react()],',
      '+   plugins: [react(), stowaway()],',
    ]) {
      expect(text).toContain(line)
    }
    expect(text).toContain('npm install --save-dev stowaway vite')
  })

  test('keeps line ends of Windows', async () => {
    const files = Object.entries(app).map(([path, text]) => [path, text.replaceAll('\n', '\r\n')])
    const root = temporaryFolder(Object.fromEntries(files))
    await init(root)
    for (const path of ['vite.config.ts', 'tsconfig.app.json', '.gitignore', 'package.json']) {
      expect(read(root, path), path).not.toMatch(/(?<!\r)\n/)
    }
    expect(read(root, 'vite.config.ts')).toContain("import { stowaway } from 'stowaway/vite'\r\n")
  })

  test('says the line to add where the configuration has another form', async () => {
    const root = temporaryFolder({ ...app, 'vite.config.ts': "export { default } from './shared.ts'\n" })
    const { text } = await init(root)
    expect(read(root, 'vite.config.ts')).toBe("export { default } from './shared.ts'\n")
    expect(text).toContain("add    plugins: [stowaway()] in vite.config, with import { stowaway } from 'stowaway/vite'")
  })

  test.each([
    ['pages', { 'src/pages/Home.tsx': '' }],
    ['modules without a handler', { 'src/pages/index.ts': "export { Home } from '../Home'" }],
  ])('chooses another folder where src/pages holds %s', async (_, files) => {
    const { 'vite.config.ts': _config, ...others } = app
    const root = temporaryFolder({ ...others, ...files })
    const { text } = await init(root)
    expect(read(root, 'src/endpoints/api/hello.json.ts')).toContain('GET')
    expect(read(root, 'vite.config.ts')).toContain("plugins: [stowaway({ pages: 'src/endpoints' })]")
    expect(text).toContain('src/pages holds components')
  })

  test('keeps src/pages where that holds endpoints', async () => {
    const root = temporaryFolder({ ...app, 'src/pages/a.ts': 'export const GET = () => null' })
    await init(root)
    expect(read(root, 'src/pages/api/hello.json.ts')).toContain('GET')
  })

  test('asks on a terminal, and takes no for an answer', async () => {
    const root = temporaryFolder({ ...app, 'node_modules/stowaway/package.json': '{}' })
    const questions: string[] = []
    const terminal = fakeTerminal()
    const confirm = async (question: string): Promise<boolean> => questions.push(question) !== 1
    await run(['init', '--root', root], { ...terminal, confirm })
    expect(questions).toEqual(['Change vite.config.ts?', 'Change tsconfig.app.json?', 'Change .gitignore?'])
    expect(read(root, 'vite.config.ts')).toBe(app['vite.config.ts'])
    expect(terminal.text.out).toContain('add    plugins: [stowaway()]')
    expect(terminal.text.out).not.toContain('npm install')
  })
})

describe('the plugin in a configuration', () => {
  test.each([
    [
      'an object',
      'export default { a: 1 }',
      "import { stowaway } from 'stowaway/vite'\nexport default { plugins: [stowaway()], a: 1 }",
    ],
    [
      'an empty list',
      'export default { plugins: [] }',
      "import { stowaway } from 'stowaway/vite'\nexport default { plugins: [stowaway()] }",
    ],
    [
      'a list over several lines, semicolons and double quotes',
      'import { a } from "a";\nexport default {\n  plugins: [\n    a(),\n    b(),\n  ],\n};\n',
      'import { a } from "a";\nimport { stowaway } from "stowaway/vite";\nexport default {\n  plugins: [\n    a(),\n    b(),\n    stowaway(),\n  ],\n};\n',
    ],
    [
      'a function',
      'export default () => ({ plugins: [a()] })',
      "import { stowaway } from 'stowaway/vite'\nexport default () => ({ plugins: [a(), stowaway()] })",
    ],
    [
      'a function with statements',
      'export default defineConfig(async ({ mode }) => {\n  const x = mode\n  return { plugins: [a(x)] }\n})',
      "import { stowaway } from 'stowaway/vite'\nexport default defineConfig(async ({ mode }) => {\n  const x = mode\n  return { plugins: [a(x), stowaway()] }\n})",
    ],
    [
      'a variable with a type',
      'const c: C = { plugins: [a] }\nexport default c satisfies C',
      "import { stowaway } from 'stowaway/vite'\nconst c: C = { plugins: [a, stowaway()] }\nexport default c satisfies C",
    ],
  ])('%s', (_, text, expected) => {
    expect(added(text)).toBe(expected)
  })

  test.each(['export default merge(a, b)', 'export default { plugins: list }', 'module.exports = {}', ''])(
    'is not added to %j',
    (text) => expect(added(text)).toBeUndefined(),
  )

  test('is found where it is', () => {
    expect(added("import { stowaway } from 'stowaway/vite'\nexport default { plugins: [stowaway()] }")).toBe('present')
  })
})

function added(text: string): string | undefined {
  const { program } = parseSync('vite.config.ts', text)
  return addPlugin({ text, program: program as unknown as SyntaxNode }, 'stowaway()')
}

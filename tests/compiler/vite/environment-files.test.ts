import { readFile, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { createServer, type ViteDevServer } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { stowaway } from '../../../compiler/vite.ts'
import { contentOf, createProject, stowaway as run, type TemporaryProject } from '../temporary-project.ts'

const code = 'a_code_nobody_may_see'
const answer = 'export const GET = () => new Response(String(text))\n'

/** The forms in which an endpoint may import the file, by the name of the endpoint. */
const forms = {
  raw: `import text from '../../.env?raw'\n${answer}`,
  url: `import text from '../../.env?url'\n${answer}`,
  bare: `import text from '../../.env'\n${answer}`,
  local: `import text from '../../.env.local?raw'\n${answer}`,
  mode: `import text from '../../.env.production?raw'\n${answer}`,
  root: `import text from '/.env?raw'\n${answer}`,
  lazy: "export const GET = async () => new Response((await import('../../.env?raw')).default)\n",
  shared: `import { text } from '../shared.ts'\n${answer}`,
  alias: `import text from 'settings?raw'\n${answer}`,
  link: `import text from '../link.txt?raw'\n${answer}`,
  glob: `const text = Object.values(import.meta.glob('../../.env', { query: '?raw', import: 'default', eager: true, exhaustive: true }))\n${answer}`,
}

const others = {
  'src/pages/fine/name.ts': `import text from '../../site.env?raw'\n${answer}`,
  'src/pages/fine/folder.ts': `import { text } from '../../.env/index.ts'\n${answer}`,
  'src/site.env': 'not_secret',
  'src/.env/index.ts': "export const text = 'a folder'\n",
}

const base = {
  '.env': `SECRET=${code}\n`,
  '.env.local': `OTHER=${code}\n`,
  '.env.production': `THIRD=${code}\n`,
  'src/shared.ts': "import text from '../.env?raw'\nexport { text }\n",
  'vite.config.js': `
    import { stowaway } from ${JSON.stringify(new URL('../../../dist/runtime/commands/vite.js', import.meta.url).href)}
    export default { plugins: [stowaway()], resolve: { alias: [{ find: /^settings/, replacement: new URL('.env', import.meta.url).pathname }] } }`,
}

describe('in development', () => {
  let project: TemporaryProject
  let server: ViteDevServer

  beforeAll(async () => {
    const endpoints = Object.entries(forms).map(([name, text]) => [`src/pages/${name}.ts`, text])
    const page = { 'src/page.ts': "import text from '../.env?raw'\nconsole.log(text)\n" }
    project = await createProject({ ...base, ...others, ...page, ...Object.fromEntries(endpoints) })
    await symlink(join(project.root, '.env'), join(project.root, 'src/link.txt'))
    server = await createServer({
      root: project.root,
      configFile: false,
      logLevel: 'silent',
      resolve: { alias: [{ find: /^settings/, replacement: join(project.root, '.env') }] },
      plugins: [stowaway()],
      server: { host: '127.0.0.1', port: 0 },
    })
    await server.listen()
  })
  afterAll(async () => {
    await server.close()
    await project.remove()
  })

  /** Asks for a module and all that it imports, as the worker does. */
  async function load(path: string): Promise<string> {
    const url = new URL('/@stowaway/invoke', server.resolvedUrls?.local[0])
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ data: { name: 'fetchModule', data: [path] } }),
    })
    const text = await response.text()
    const imported = [...text.matchAll(/__vite_ssr_(?:dynamic_)?import__\(\\"([^"\\]+)/g)].map(
      ([, found = '']) => found,
    )
    return [text, ...(await Promise.all(imported.map(load)))].join('\n')
  }

  test.for(Object.keys(forms))('the worker does not get it: %s', async (name) => {
    const text = await load(join(project.root, `src/pages/${name}.ts`))
    expect(text).toContain('EnvironmentFileInBrowser')
    expect(text).not.toContain(code)
  })

  test('the error shows the import', async () => {
    expect(JSON.parse(await load(join(project.root, 'src/pages/raw.ts')))).toMatchObject({
      error: {
        file: 'src/pages/raw.ts:1:19',
        frame: expect.stringContaining("'../../.env?raw'"),
        hint: expect.stringContaining('PUBLIC_NAME'),
      },
    })
  })

  test('files with similar names are imported', async () => {
    expect(await load(join(project.root, 'src/pages/fine/name.ts'))).toContain('not_secret')
    expect(await load(join(project.root, 'src/pages/fine/folder.ts'))).toContain('a folder')
  })

  test('the page does not get it either', async () => {
    await expect(server.environments.client.transformRequest('/src/page.ts')).rejects.toMatchObject({
      message: expect.stringContaining('src/page.ts runs in the browser'),
    })
  })

  test('Node does: the endpoint may be prerendered', async () => {
    const response = await fetch(new URL('/raw', server.resolvedUrls?.local[0]))
    expect(await response.text()).toContain(code)
  })
})

describe('in a build', () => {
  // One build for each form would take minutes; the rest is the same plugin.
  test.for(['shared', 'alias'] as const)('the worker does not get it: %s', async (name) => {
    const project = await createProject({ ...base, [`src/pages/${name}.ts`]: forms[name] })
    const { exitCode, stderr } = await run('build', '--root', project.root)
    expect(exitCode).toBe(1)
    for (const part of ['EnvironmentFileInBrowser', '.env', 'hint:']) expect(stderr).toContain(part)
    expect(stderr).toContain(name === 'shared' ? 'src/shared.ts:1:19' : 'src/pages/alias.ts')
    expect(stderr).not.toContain(code)
    await project.remove()
  })

  test('the page does not get it', async () => {
    const project = await createProject({
      ...base,
      'main.js': "import text from './.env?raw'\nconsole.log(text)\n",
      'src/pages/hi.ts': "export const GET = () => new Response('hi')\n",
    })
    const { exitCode, stderr } = await run('build', '--root', project.root)
    expect(exitCode).toBe(1)
    for (const part of ['EnvironmentFileInBrowser', 'main.js:1:19']) expect(stderr).toContain(part)
    await project.remove()
  })

  test('a prerendered endpoint may read it, and only its file has what it returns', async () => {
    const prerendered = 'export const prerender = true\nexport const GET = () => new Response(String(text.length))\n'
    const project = await createProject({
      ...base,
      'src/pages/length.txt.ts': `import text from '../../.env?raw'\n${prerendered}`,
      'src/pages/hi.ts': "export const GET = () => new Response('hi')\n",
    })
    const { exitCode, stderr } = await run('build', '--root', project.root)
    expect(exitCode, stderr).toBe(0)
    expect(await readFile(join(project.root, 'dist/length.txt'), 'utf8')).toBe(String(`SECRET=${code}\n`.length))
    const files = Object.values(await contentOf(join(project.root, 'dist')))
    expect(files.length).toBeGreaterThan(2)
    for (const file of files) expect(Buffer.from(file, 'base64').toString()).not.toContain(code)
    await project.remove()
  })
})

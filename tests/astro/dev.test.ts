import { rm, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createServer, type ViteDevServer } from 'vite'
import { ESModulesEvaluator, ModuleRunner, type ModuleRunnerOptions } from 'vite/module-runner'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { environmentNames } from '../../compiler/vite/environments.ts'
import { stowaway } from '../../compiler/vite.ts'
import { createProject, type TemporaryProject } from '../compiler/temporary-project.ts'

const post = (title: string, body = 'Body'): string => `---\ntitle: ${title}\n---\n${body}\n`

const config = (field: string): string => `
  import { defineCollection, z } from 'astro:content'
  import { file, glob } from 'astro/loaders'
  export const collections = {
    posts: defineCollection({ loader: glob({ pattern: '**/*.md', base: './src/posts' }), schema: z.object({ title: ${field} }) }),
    links: defineCollection({ loader: file('links.json') }),
    own: defineCollection({
      loader: { name: 'own', load: ({ store, watcher, config }) => {
        watcher?.add(new URL('./own.txt', config.root).pathname)
        store.clear()
        store.set({ id: 'time', data: { loaded: String(performance.now()) } })
      } },
    }),
  }`

const files = {
  'src/content.config.ts': config('z.string()'),
  'src/posts/one.md': post('One'),
  'links.json': '{ "home": { "url": "/" } }',
  'own.txt': '1',
  'src/note.md': post('Note'),
  'src/pages/posts.json.ts': `
    import { getCollection } from 'astro:content'
    let asked = 0
    export const GET = async () => {
      asked += 1
      const posts = await getCollection('posts')
      const [own] = await getCollection('own')
      const links = await getCollection('links')
      return Response.json({ asked, titles: posts.map(({ data }) => data.title), own: own?.data.loaded, links: links.map(({ data }) => data.url) })
    }`,
  'src/pages/note.json.ts': `
    import { frontmatter, url } from '../note.md'
    export const GET = () => Response.json({ title: frontmatter.title, url: url ?? null })`,
}

let project: TemporaryProject
let server: ViteDevServer

beforeAll(async () => {
  project = await createProject(files)
  await symlink(fileURLToPath(new URL('../../node_modules', import.meta.url)), join(project.root, 'node_modules'))
  server = await createServer({
    root: project.root,
    configFile: false,
    logLevel: 'silent',
    plugins: [stowaway()],
    server: { host: '127.0.0.1', port: 0 },
    cacheDir: join(project.root, '.cache'),
  })
  await server.listen()
}, 300_000)

afterAll(async () => {
  await server.close()
  await project.remove()
})

const ask = async (path: string) => {
  const response = await fetch(new URL(path, server.resolvedUrls?.local[0]), {
    headers: { accept: 'application/json' },
  })
  return { status: response.status, body: await response.json() }
}

test('edits of entries are seen at once, and nothing else is loaded again', { timeout: 300_000 }, async () => {
  const first = await ask('/posts.json')
  expect(first.body).toMatchObject({ asked: 1, titles: ['One'], links: ['/'] })
  // Nothing has changed: the module keeps its state.
  expect((await ask('/posts.json')).body).toMatchObject({ asked: 2, titles: ['One'] })

  await project.write('src/posts/one.md', post('Changed'))
  const changed = await ask('/posts.json')
  expect(changed.body).toMatchObject({ titles: ['Changed'], own: first.body.own })

  await project.write('src/posts/deep/er/two.md', post('Two'))
  expect((await ask('/posts.json')).body.titles).toEqual(['Two', 'Changed'])

  await rm(join(project.root, 'src/posts/one.md'))
  await project.write('links.json', '{ "home": { "url": "/start" } }')
  expect((await ask('/posts.json')).body).toMatchObject({ titles: ['Two'], links: ['/start'] })

  await project.write('own.txt', '22')
  expect((await ask('/posts.json')).body.own).not.toBe(first.body.own)
})

test('an edit of the configuration is seen, and a mistake names the entry', { timeout: 300_000 }, async () => {
  await project.write('src/content.config.ts', config('z.number()'))
  const { status, body } = await ask('/posts.json')
  expect(status).toBe(500)
  expect(JSON.stringify(body)).toContain('InvalidContentEntryDataError')
  expect(JSON.stringify(body)).toContain('The entry deep/er/two of the collection posts')
  expect(JSON.stringify(body)).toContain('src/posts/deep/er/two.md')
  await project.write('src/content.config.ts', config('z.string().toUpperCase()'))
  expect((await ask('/posts.json')).body.titles).toEqual(['TWO'])
})

test('edits of an imported Markdown file are seen', { timeout: 300_000 }, async () => {
  expect((await ask('/note.json')).body).toEqual({ title: 'Note', url: null })
  await project.write('src/note.md', post('Another'))
  expect((await ask('/note.json')).body).toEqual({ title: 'Another', url: null })
})

test('the modules that the worker gets read the same entries', { timeout: 300_000 }, async () => {
  const environment = server.environments[environmentNames.worker]
  if (environment === undefined) throw new Error('The environment of the worker is missing.')
  // As the worker asks for modules: see `sw/worker/dev`.
  const transport = {
    invoke: async ({
      data: { name, data },
    }: {
      data: { name: string; data: Parameters<typeof environment.fetchModule> }
    }) => ({
      result: name === 'getBuiltins' ? [] : await environment.fetchModule(...data),
    }),
  }
  const runner = new ModuleRunner(
    { hmr: false, transport: transport as ModuleRunnerOptions['transport'] },
    new ESModulesEvaluator(),
  )
  const { GET } = await runner.import(join(project.root, 'src/pages/posts.json.ts'))
  const { titles } = await (await GET()).json()
  expect(titles).toEqual((await ask('/posts.json')).body.titles)
  await runner.close()
})

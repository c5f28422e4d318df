import { symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import picocolors from 'picocolors'
import { expect, test } from 'vitest'
import { formatError } from '../../compiler/node/format-error.ts'
import type { StowawayOptions } from '../../compiler/project/settings.ts'
import { buildProject } from '../../compiler/vite/build-project.ts'
import { createProject } from '../compiler/temporary-project.ts'

const packages = fileURLToPath(new URL('../../node_modules', import.meta.url))

interface BuildCase {
  readonly name: string
  readonly files: Readonly<Record<string, string>>
  readonly options?: StowawayOptions
  /** The project has none of the optional packages. */
  readonly isBare?: boolean
  readonly says: readonly (string | RegExp)[]
}

const reads =
  "import { getCollection } from 'astro:content'\nexport const GET = async () => Response.json((await getCollection('posts')).length)\n"
const imports = (source: string): Readonly<Record<string, string>> => ({
  'src/pages/a.json.ts': `import * as given from '${source}'\nexport const GET = () => Response.json(given)\n`,
})
const collection = (schema: string): Readonly<Record<string, string>> => ({
  'src/content.config.ts': `import { defineCollection, z } from 'astro:content'
import { glob } from 'astro/loaders'
export const collections = { posts: defineCollection({ loader: glob({ pattern: '*.md', base: './src/posts' }), schema: ${schema} }) }`,
  'src/pages/a.json.ts': reads,
})
const config = (code: string): Readonly<Record<string, string>> => ({
  'src/content.config.ts': code,
  'src/pages/a.json.ts': reads,
})
const secret = { schema: { KEY: { context: 'server', access: 'secret', type: 'string' } } } as const
const readsSecret = {
  'src/pages/a.json.ts': "import { KEY } from 'astro:env/server'\nexport const GET = () => new Response(KEY)",
}

/** The text of the error of a build, and what it reported. */
async function build({ files, options = {}, isBare = false }: BuildCase): Promise<string> {
  const project = await createProject(files)
  const told: string[] = []
  const tell = (text: string) => told.push(text)
  try {
    if (!isBare) await symlink(packages, join(project.root, 'node_modules'))
    const stowaway = { output: 'static', ...options } as const
    await buildProject(
      { root: project.root, config: false, stowaway },
      { info: tell, warn: tell, progress: () => undefined },
    )
  } catch (error) {
    told.push(formatError(error, { colours: picocolors.createColors(false), debug: false }))
  } finally {
    await project.remove()
  }
  return told.join('\n')
}

const cases: readonly BuildCase[] = [
  {
    name: 'actions',
    files: imports('astro:actions'),
    says: ['AstroModuleNotSupported', 'src/pages/a.json.ts:1:', '"astro:actions"', 'Write it as an endpoint'],
  },
  {
    name: 'a database',
    files: imports('astro:db'),
    says: ['AstroModuleNotSupported', '"astro:db"', 'stowaway/storage'],
  },
  {
    name: 'transitions',
    files: imports('astro:transitions/client'),
    says: ['AstroModuleNotSupported', '"astro:transitions/client"', 'It is for pages'],
  },
  {
    name: 'a module of an integration',
    files: imports('virtual:starlight/user-config'),
    says: ['AstroModuleNotSupported', '"virtual:starlight/user-config"', 'an integration of Astro'],
  },
  {
    name: 'no Zod, for the schemas',
    files: { ...collection('z.object({})'), 'src/posts/a.md': 'text' },
    isBare: true,
    says: ['ZodMissing', 'src/content.config.ts', 'npm install --save-dev zod@4'],
  },
  {
    name: 'no Zod, for an endpoint',
    files: imports('astro/zod'),
    isBare: true,
    says: ['ZodMissing', 'src/pages/a.json.ts:1:'],
  },
  {
    name: 'data that does not fit',
    files: {
      ...collection('z.object({ title: z.string(), n: z.number() })'),
      'src/posts/a.md': '---\ntitle: 3\n---\n',
    },
    says: ['InvalidContentEntryDataError', 'src/posts/a.md', 'title: ', '; n: ', 'posts'],
  },
  {
    name: 'front matter that is no YAML',
    files: { ...collection('z.object({})'), 'src/posts/a.md': '---\ntitle: a\nlist: [1, 2\n---\n' },
    says: ['DataCollectionEntryParseError', /src\/posts\/a\.md:\d:\d/],
  },
  {
    name: 'an image that is missing',
    files: {
      ...collection('({ image }) => z.object({ cover: image() })'),
      'src/posts/a.md': '---\ncover: ./no.png\n---\n',
    },
    says: ['ImageNotFound', 'src/posts/a.md:2:8', './no.png'],
  },
  {
    name: 'a live collection',
    files: config("export const collections = { posts: { type: 'live', loader: {} } }"),
    says: ['LiveContentConfigError', 'src/content.config.ts', '"posts"'],
  },
  {
    name: 'a loader without load',
    files: config("export const collections = { posts: { loader: { name: 'x' } } }"),
    says: ['InvalidContentConfig', 'src/content.config.ts', '"posts"', 'defineCollection'],
  },
  {
    name: 'a configuration that throws',
    files: config("throw new Error('no tide today')\nexport const collections = {}"),
    says: ['ContentConfigFailed', 'src/content.config.ts', 'no tide today'],
  },
  {
    name: 'entries that are no data',
    files: config("export const collections = { posts: { loader: () => [{ id: 'a', f: () => 1 }] } }"),
    says: ['ContentNotSerialisable', 'The entry a of the collection posts'],
  },
  {
    name: 'an id that is a number',
    files: config('export const collections = { posts: { loader: () => [{ id: 1 }] } }'),
    says: ['ContentLoaderReturnsInvalidId', 'posts', 'String(id)'],
  },
  {
    name: 'variables of a server in the worker',
    files: { ...readsSecret, '.env': 'KEY=k' },
    options: { output: 'worker', env: secret },
    says: ['ServerOnlyModule', 'src/pages/a.json.ts:1:', '"astro:env/server"', 'prerender = true'],
  },
  {
    name: 'a secret that is not set',
    files: readsSecret,
    options: { env: secret },
    says: ['EnvInvalidVariables', 'KEY is missing'],
  },
  {
    name: 'content that is too large for the worker',
    files: { ...collection('z.object({})'), 'src/posts/a.md': 'x'.repeat(1_100_000) },
    options: { output: 'worker' },
    says: ['ContentTooLarge', 'src/pages/a.json.ts:1:', /posts \d\.\d MB/, '--target node'],
  },
  {
    name: 'content in the worker (no error)',
    files: { ...collection('z.object({})'), 'src/posts/a.md': 'text' },
    options: { output: 'worker' },
    says: [/^astro:content: posts \d+ B in the worker, where everyone can read them\.$/m],
  },
]

test.for(cases)('$name', { timeout: 300_000 }, async (given) => {
  const told = await build(given)
  for (const part of given.says) expect(told).toMatch(part)
})

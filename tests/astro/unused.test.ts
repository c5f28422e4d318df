import { readFile, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { buildProject } from '../../compiler/vite/build-project.ts'
import { createProject } from '../compiler/temporary-project.ts'

const packages = fileURLToPath(new URL('../../node_modules', import.meta.url))
const silent = { info: () => undefined, warn: () => undefined, progress: () => undefined }

const prerendered = (imports: string, value: string) =>
  `${imports}\nexport const prerender = true\nexport const GET = async () => Response.json(${value})`

/** The same routes, with a prerendered endpoint that imports each of Astro's modules. */
const astro = {
  'src/content.config.ts': `
    import { defineCollection } from 'astro:content'
    import { glob } from 'astro/loaders'
    import { z } from 'astro/zod'
    export const collections = {
      posts: defineCollection({ loader: glob({ pattern: '*.md', base: './src/posts' }), schema: z.object({ title: z.string() }) }),
    }`,
  'src/posts/one.md': '---\ntitle: One\n---\nText',
  'src/note.md': '---\ntitle: Note\n---\nText',
  'src/logo.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"/>',
  'src/pages/all.json.ts': prerendered(
    `import { getCollection } from 'astro:content'
     import { API_URL } from 'astro:env/client'
     import { getImage } from 'astro:assets'
     import { z } from 'astro/zod'
     import logo from '../logo.svg'
     import { frontmatter } from '../note.md'`,
    `[await getCollection('posts'), API_URL, (await getImage({ src: logo })).src, z.string().parse('a'), frontmatter]`,
  ),
}

async function workerOf(files: Readonly<Record<string, string>>): Promise<string> {
  const project = await createProject({
    'package.json': '{ "name": "unused", "type": "module" }',
    'src/pages/plain.json.ts': "export const GET = () => Response.json('plain')",
    ...files,
  })
  try {
    await symlink(packages, join(project.root, 'node_modules'))
    const env = {
      schema: { API_URL: { context: 'client', access: 'public', type: 'string', default: 'there' } },
    } as const
    await buildProject({ root: project.root, config: false, stowaway: { env } }, silent)
    return await readFile(join(project.root, 'dist/sw.js'), 'utf8')
  } finally {
    await project.remove()
  }
}

test('a worker whose endpoints import none of Astro’s modules has nothing of them', { timeout: 120_000 }, async () => {
  const without = await workerOf({ 'src/pages/all.json.ts': prerendered('', "'all'") })
  expect(without).toContain('plain')
  expect(await workerOf(astro)).toBe(without)
})

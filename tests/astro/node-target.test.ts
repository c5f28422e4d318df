import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { openCorpus, readRecording } from './corpus-project.ts'

interface ServerEntry {
  readonly options: { load(file: string): Promise<{ GET(context: object): Promise<Response> }> }
}

test.for([
  ['content', ['all.json', 'filter.json', 'search.json', 'rss.xml', 'rendered.json', 'missing.json']],
  ['modules', ['env.json', 'glob.json', 'zod.json']],
  ['assets', ['covers.json', 'get-image.json', 'images.json']],
] as const)(
  '%s: a Node server answers as Astro does, without the sources',
  { timeout: 300_000 },
  async ([name, files]) => {
    const recording = await readRecording(name)
    const site = 'https://example.org'
    const project = await openCorpus(name, { stowaway: { target: 'node', site } })
    // Its variables are those of the process that it runs in.
    const variables = { SECRET_KEY: 'k-123', OTHER: 'other-value' }
    Object.assign(process.env, variables)
    try {
      await project.build()
      const { options }: ServerEntry = await import(pathToFileURL(join(project.root, 'dist/server/entry.mjs')).href)
      for (const file of files) {
        const { GET } = await options.load(`${file}.ts`)
        const response = await GET({ site: new URL(site) })
        const text = (await response.text()).replace(/\/assets\/([\w-]+?)-[\w-]{8}\./g, '/assets/$1.')
        const expected = recording.files[file]?.replace(/\/_astro\/([\w-]+?)\.[\w-]{8}(?:_\w+)?\./g, '/assets/$1.')
        expect(text, file).toBe(expected)
      }
      const code = await readFile(join(project.root, 'dist/server/entry.mjs'), 'utf8')
      expect(code).not.toContain('ZodError')
    } finally {
      for (const key of Object.keys(variables)) delete process.env[key]
      await project.remove()
    }
  },
)

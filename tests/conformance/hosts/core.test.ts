import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { readFacts } from '../facts.ts'
import { readProject } from '../project.ts'
import { runCore } from './core.ts'

const asked = (name: string, path: string, status: number, headers: Record<string, string> = {}) => ({
  name,
  request: { method: 'GET', path },
  expect: { status, headers, bodyText: '' },
})

const redirects = { '/bad/[id]': '//far.example', '/old': '/new' }
const settings = { astro: '7.3.5', adapter: 'standalone', config: { output: 'server', base: '/docs', redirects } }

const files = {
  'project.json': JSON.stringify(settings),
  'cases.json': JSON.stringify([
    asked('a refused redirect', '/docs/bad/7', 301, { location: '//far.example' }),
    asked('another redirect', '/docs/old', 301, { location: '/new' }),
    asked('a file outside the base', '/file.txt', 200, { 'content-type': 'text/plain' }),
  ]),
  'public/file.txt': '',
  'src/pages/new.ts': 'export const GET = () => new Response()\n',
}

test('a bad redirect fails its own cases, and no file outside the base is served', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'stowaway-conformance-'))
  try {
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), { recursive: true })
      await writeFile(join(folder, path), text)
    }
    const project = readProject(folder)
    const facts = readFacts(folder, project.settings.astro, project.settings.config)
    const results = []
    for await (const { name, result, reason } of runCore({ project, facts, wants: () => true })) {
      results.push([name, result, reason])
    }
    expect(results).toEqual([
      ['a refused redirect', 'fail', 'D17'],
      ['another redirect', 'pass', undefined],
      ['a file outside the base', 'fail', 'D10'],
    ])
  } finally {
    await rm(folder, { recursive: true })
  }
})

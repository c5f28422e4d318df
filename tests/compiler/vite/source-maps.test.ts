import { readFile } from 'node:fs/promises'
import { SourceMap } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createProject, dist, stowaway, type TemporaryProject } from '../temporary-project.ts'

const plugin = pathToFileURL(join(dist, 'runtime/commands/vite.js')).href

const files = {
  'main.js': "import { said } from './src/said.js'\n\nconsole.log(said)",
  'src/said.js': "// A comment of the page.\nexport const said = 'said by the page'",
  'src/pages/live.ts': `import { shaken } from '../shaken.ts'
import { greet } from '../shared.ts'
// A comment of the endpoint.
export const GET = () => {
  if (Math.random() > 2) throw new TypeError('marker of the endpoint')
  return new Response(greet('marker of the argument'))
}
`,
  'src/pages/file.txt.ts': `import { secret } from '../shared.ts'
export const prerender = true
export const GET = () => new Response(secret())
`,
  'src/shared.ts': `// A password: hunter2.
export const secret = () => 'only for files'

export function greet(name: string): string {
  /* Not for the public. */
  return 'marker of the shared module ' + name
}
`,
  'src/shaken.ts': "export const shaken = () => 'left out'",
}

interface Map {
  readonly version: number
  readonly sources: string[]
  readonly sourcesContent: string[]
  readonly mappings: string
  readonly names: string[]
}

/** The script and its map, as a browser finds it: by the last line, if it is a comment. */
async function readWorker(output: string): Promise<{ readonly script: string; readonly map: Map | undefined }> {
  const script = await readFile(join(output, 'sw.js'), 'utf8')
  const url = /^\/\/# sourceMappingURL=(\S+)$/.exec(script.trimEnd().split('\n').at(-1) ?? '')?.[1]
  const inline = /^data:application\/json;(?:charset=utf-8;)?base64,(.*)$/.exec(url ?? '')?.[1]
  const text = inline ? Buffer.from(inline, 'base64').toString() : url && (await readFile(join(output, url), 'utf8'))
  return { script, map: text ? JSON.parse(text) : undefined }
}

/** Where a text of the script is in the sources: the file and the line of source, both as the map has them. */
function originOf(script: string, map: Map, text: string): readonly [source: string, line: string | undefined] {
  const before = script.slice(0, script.indexOf(text)).split('\n')
  const { originalSource, originalLine } = new SourceMap({ file: 'sw.js', sourceRoot: '', ...map }).findEntry(
    before.length - 1,
    before.at(-1)?.length ?? 0,
  ) as { originalSource: string; originalLine: number }
  const content = map.sourcesContent[map.sources.indexOf(originalSource)]
  return [originalSource, content?.split('\n')[originalLine]]
}

let project: TemporaryProject

beforeAll(async () => {
  project = await createProject(files)
})
afterAll(() => project.remove())

async function build(sourcemap: string, more = ''): Promise<string> {
  await project.write(
    'vite.config.mjs',
    `import { stowaway } from ${JSON.stringify(plugin)}
    export default { plugins: [stowaway()], build: { sourcemap: ${sourcemap}, ${more} } }`,
  )
  const { exitCode, stderr } = await stowaway('build', '--root', project.root)
  expect(exitCode, stderr).toBe(0)
  return join(project.root, 'dist')
}

describe.for(['true', "'inline'", "'hidden'"])('build.sourcemap: %s', (sourcemap) => {
  let script = ''
  let map: Map

  beforeAll(async () => {
    const output = await build(sourcemap)
    const found = await readWorker(output)
    script = found.script
    expect(found.map === undefined).toBe(sourcemap === "'hidden'")
    map = found.map ?? JSON.parse(await readFile(join(output, 'sw.js.map'), 'utf8'))
  }, 180_000)

  test('a position of the worker is at its line of the endpoint', () => {
    expect(originOf(script, map, 'marker of the endpoint')).toEqual([
      '../src/pages/live.ts',
      "  if (Math.random() > 2) throw new TypeError('marker of the endpoint')",
    ])
    expect(originOf(script, map, 'marker of the argument')[1]).toContain("greet('marker of the argument')")
    expect(originOf(script, map, 'marker of the shared module')).toEqual([
      '../src/shared.ts',
      "  return 'marker of the shared module ' + name",
    ])
  })

  test('the map holds no more of the sources than the worker does', () => {
    const own = map.sources.filter((source) => source.startsWith('../src/'))
    expect(own.toSorted()).toEqual(['../src/pages/live.ts', '../src/shared.ts'])
    const text = map.sourcesContent.join('\n')
    for (const kept of ['hunter2', 'only for files', 'Not for the public', 'A comment of the endpoint', 'left out']) {
      expect(text).not.toContain(kept)
    }
    expect(map.sourcesContent).toHaveLength(map.sources.length)
  })
})

test.each(['true', 'false'])(
  'build.minify: %s: an error leads to where it was made',
  {
    timeout: 60_000,
  },
  async (minify) => {
    const { script, map } = await readWorker(await build('true', `minify: ${minify}`))
    if (map === undefined) throw new Error('There is no map.')
    // As an engine counts: from the start of the expression that makes the error.
    const [made = ''] = /(?:new )?TypeError\(.marker of the endpoint/.exec(script) ?? []
    const before = script.slice(0, script.indexOf(made)).split('\n')
    const source = files['src/pages/live.ts'].split('\n')
    const line = source.findIndex((text) => text.includes('marker of the endpoint'))
    expect(made).not.toBe('')
    expect(
      new SourceMap({ file: 'sw.js', sourceRoot: '', ...map }).findEntry(before.length - 1, before.at(-1)?.length ?? 0),
    ).toMatchObject({
      originalSource: '../src/pages/live.ts',
      originalLine: line,
      originalColumn: source[line]?.indexOf(made.slice(0, made.indexOf('('))),
    })
  },
)

test('maps of pages name the sources from the output folder', { timeout: 60_000 }, async () => {
  const output = await build('true')
  const html = await readFile(join(output, 'index.html'), 'utf8')
  const names = [...html.matchAll(/\/(assets\/main-[^"]+\.js)/g)].map(([, name = '']) => name)
  expect(names.length).toBeGreaterThan(0)
  const map: Map = JSON.parse(await readFile(join(output, `${names[0]}.map`), 'utf8'))
  expect(map.sources).toContain('../../main.js')
  const { script, map: worker } = await readWorker(output)
  expect(script).toContain('sourceMappingURL=sw.js.map')
  expect(worker?.sources).toContain('../src/pages/live.ts')
})

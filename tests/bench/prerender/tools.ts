import { cli } from '../tools/package-files.ts'
import type { ProjectFiles } from '../tools/project.ts'
import { body, type PrerenderCase } from './cases.ts'

/** A tool that writes the files of a case. */
export interface PrerenderTool {
  readonly kind: 'ours' | 'limit' | 'peer'
  /** Arguments of Node, in the project's folder. */
  readonly command: readonly string[]
  readonly output: string
  files(of: PrerenderCase): ProjectFiles
}

const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index)

const handler = (id: string): string =>
  `export const GET = ({ params }: any) => new Response(body(${id}), { headers: { 'content-type': 'application/json' } })\n`

function endpoints({ entries, files = 0 }: PrerenderCase): ProjectFiles {
  if (entries === undefined) {
    const paths = numbers(files).map((index) => {
      return [`src/pages/api/items/e${index}.json.ts`, `const body = ${body}\n${handler(String(index))}`]
    })
    return Object.fromEntries(paths)
  }
  const list = `export const getStaticPaths = () =>
  Array.from({ length: ${entries} }, (_, index) => ({ params: { id: String(index) } }))\n`
  return { 'src/pages/api/items/[id].json.ts': `const body = ${body}\n${list}${handler('Number(params.id)')}` }
}

const pipeline = `import { build } from 'esbuild'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
const files = readdirSync('src/pages', { recursive: true }).filter((file) => file.endsWith('.ts'))
const entry = files.map((file, index) => 'export * as e' + index + ' from ' + JSON.stringify('./src/pages/' + file)).join('\\n')
const { outputFiles } = await build({
  stdin: { contents: entry, resolveDir: '.', loader: 'js' }, bundle: true, format: 'esm', platform: 'node', write: false,
})
const modules = await import('data:text/javascript;base64,' + Buffer.from(outputFiles[0].contents).toString('base64'))
const folders = new Set()
for (const [index, name] of files.entries()) {
  const { GET, getStaticPaths = () => [{ params: {} }] } = modules['e' + index]
  for (const { params } of getStaticPaths()) {
    const path = name.slice(0, -3).replace('[id]', params.id)
    const response = await GET({ params, request: new Request('http://localhost/' + path) })
    const file = join('dist', path)
    if (!folders.has(dirname(file))) mkdirSync(dirname(file), { recursive: true })
    folders.add(dirname(file))
    writeFileSync(file, await response.text())
  }
}
process.exit(0)
`

const honoBuild = `import { buildSync } from 'esbuild'
import fs from 'node:fs/promises'
buildSync({ entryPoints: ['src/app.ts'], bundle: true, format: 'esm', platform: 'node', outfile: 'app.js' })
const { toSSG } = await import('hono/ssg')
const { app } = await import('./app.js')
const result = await toSSG(app, fs, { dir: 'dist', concurrency: 64 })
if (!result.success) throw result.error
`

function honoFiles({ entries, files = 0 }: PrerenderCase): ProjectFiles {
  const json = "200, { 'content-type': 'application/json' }"
  if (entries !== undefined) {
    return {
      'build.mjs': honoBuild,
      'src/app.ts': `import { Hono } from 'hono'
import { ssgParams } from 'hono/ssg'
const body = ${body}
export const app = new Hono()
const list = Array.from({ length: ${entries} }, (_, index) => ({ id: index + '.json' }))
app.get('/api/items/:id', ssgParams(() => list), (context) => context.body(body(parseInt(context.req.param('id'))), ${json}))
`,
    }
  }
  const all = numbers(files)
  const modules = all.map((index) => {
    return [
      `src/e${index}.ts`,
      `const body = ${body}\nexport const GET = (context: any) => context.body(body(${index}), ${json})\n`,
    ]
  })
  const imports = all.map((index) => `import { GET as get${index} } from './e${index}.ts'`)
  const routes = all.map((index) => `app.get('/api/items/e${index}.json', get${index})`)
  return {
    'build.mjs': honoBuild,
    'src/app.ts': `import { Hono } from 'hono'\n${imports.join('\n')}\nexport const app = new Hono()\n${routes.join('\n')}\n`,
    ...Object.fromEntries(modules),
  }
}

function eleventyFiles({ entries, files = 0 }: PrerenderCase): ProjectFiles {
  const page = (data: string, render: string): string =>
    `const body = ${body}\nexport const data = ${data}\nexport function render(${render} }\n`
  if (entries !== undefined) {
    const data = `{
  items: Array.from({ length: ${entries} }, (_, index) => index),
  pagination: { data: 'items', size: 1, alias: 'item' },
  permalink: ({ item }) => '/api/items/' + item + '.json',
}`
    return { 'src/items.11ty.js': page(data, '{ item }) { return body(item)') }
  }
  const pages = numbers(files).map((index) => {
    return [`src/e${index}.11ty.js`, page(`{ permalink: '/api/items/e${index}.json' }`, `) { return body(${index})`)]
  })
  return Object.fromEntries(pages)
}

/** The floor of the job: bundle the endpoints, import them, call each handler, write the files. */
export const limit = 'a plain script with esbuild'

export const prerenderTools: Readonly<Record<string, PrerenderTool>> = {
  [limit]: {
    kind: 'limit',
    command: ['build.mjs'],
    output: 'dist',
    files: (of) => ({ 'build.mjs': pipeline, ...endpoints(of) }),
  },
  'our prerender': {
    kind: 'ours',
    command: [cli, 'prerender', '--output', 'static'],
    output: 'dist',
    files: endpoints,
  },
  'our build': { kind: 'ours', command: [cli, 'build', '--output', 'static'], output: 'dist', files: endpoints },
  'hono, toSSG': { kind: 'peer', command: ['build.mjs'], output: 'dist', files: honoFiles },
  eleventy: {
    kind: 'peer',
    command: ['node_modules/@11ty/eleventy/cmd.cjs', '--quiet', '--input=src', '--output=_site'],
    output: '_site',
    files: eleventyFiles,
  },
}

import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { declarationFile, tryWriteDeclaration, writeDeclaration } from '../../../compiler/node/write-declaration.ts'
import { routeDeclaration } from '../../../compiler/types/route-declaration.ts'
import { createManifest } from '../../../sw/core/routes/manifest.ts'
import { temporaryFolder } from '../../host/temporary-folder.ts'
import { typeCheck } from './type-check.ts'

const manifestOf = (...files: readonly string[]) =>
  createManifest({ files, base: '/', trailingSlash: 'ignore', redirects: {} }).manifest

const endpoints = {
  'src/pages/api/todos/[id].json.ts': `
    import { type APIRoute, json } from 'stowaway'
    interface Todo { id: string; at: Date }
    export const GET: APIRoute<'/api/todos/[id].json', Todo> = ({ params }) => json({ id: params.id, at: new Date() })
    export const DELETE = (() => json({ gone: true })) satisfies APIRoute`,
  'src/pages/files/[...path].ts': `
    import type { APIRoute } from 'stowaway'
    export const GET: APIRoute = () => new Response(import.meta.env.MODE + import.meta.env.SITE)`,
  'src/pages/index.ts': `export const GET = () => new Response('home')`,
  'src/pages/old.js': `export const ALL = () => Response.json(1)`,
  "src/pages/it's [a]/b.ts": `export const POST = () => new Response()`,
  'src/pages/404.ts': `export const GET = () => new Response()`,
  'src/pages/of-astro.ts': `
    import type { APIContext, APIRoute, GetStaticPaths } from 'astro'
    export const getStaticPaths = (() => []) satisfies GetStaticPaths
    export const GET: APIRoute = ({ params }: APIContext) => new Response(params.x)`,
  'src/middleware.ts': `
    import { defineMiddleware } from 'astro:middleware'
    export const onRequest = defineMiddleware((context, next) => next())`,
}

const page = `
  import { endpoint } from 'stowaway/client'
  const todo = await endpoint('/api/todos/[id].json', { params: { id: 1 } }).then((response) => response.json())
  const text: string = todo.at
  const { gone } = await (await endpoint('/api/todos/[id].json', { params: { id: 1 }, method: 'DELETE' })).json()
  const isGone: boolean = gone
  await endpoint('/files/[...path]')
  await endpoint('/')
  await endpoint('/old', { method: 'PUT' })
  await endpoint("/it's [a]/b", { params: { a: 'x' }, method: 'POST' })
  export { text, isGone }`

const wrongPage = `
  import { endpoint } from 'stowaway/client'
  endpoint('/nothing')
  endpoint('/404')
  endpoint('/api/todos/[id].json')
  endpoint('/api/todos/[id].json', { params: { id: 1 }, method: 'POST' })
  const todo = await endpoint('/api/todos/[id].json', { params: { id: 1 } }).then((response) => response.json())
  const date: Date = todo.at
  export { date }`

describe('a project that includes the written file is checked', { timeout: 60_000 }, () => {
  test.each<[string, Record<string, unknown>]>([
    ['with bundler resolution', {}],
    ['with Node resolution', { module: 'NodeNext', moduleResolution: 'NodeNext' }],
    [
      'with all declarations checked',
      { skipLibCheck: false, lib: ['ES2023', 'DOM', 'DOM.Iterable', 'DOM.AsyncIterable'] },
    ],
    [
      'with JavaScript and all flags',
      { allowJs: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true },
    ],
    ['as isolated modules', { isolatedModules: true, verbatimModuleSyntax: true }],
  ])('%s', async (_, compilerOptions) => {
    expect(await typeCheck({ files: { ...endpoints, 'src/main.ts': page }, compilerOptions })).toBe('')
  })

  test('and wrong uses are found', async () => {
    const found = await typeCheck({ files: { ...endpoints, 'src/main.ts': wrongPage } })
    const lines = [...found.matchAll(/^src\/main\.ts\((\d+),/gm)].map(([, line]) => Number(line))
    expect(lines, found).toEqual([3, 4, 5, 6, 8])
  })

  test('without routes any text is a route', async () => {
    const main = `
      import { endpoint } from 'stowaway/client'
      endpoint('/anything/[id]', { params: { id: 1 }, method: 'PURGE' })
      // @ts-expect-error the pattern names its params even so
      endpoint('/anything/[id]')`
    expect(await typeCheck({ files: { 'src/main.ts': main } })).toBe('')
  })
})

test('routes are declared with their files, except error pages', () => {
  const text = routeDeclaration(manifestOf('api/[id].json.ts', 'old.js', '404.ts', '500.ts'), '../app')
  expect(text).toContain('"/api/[id].json": typeof import("../app/api/[id].json.ts")')
  expect(text).toContain('// @ts-ignore')
  expect(text).not.toMatch(/404|500/)
})

test('endpoints of other origins are declared apart, and the types of their bodies are known', async () => {
  const { manifest } = createManifest({ files: ['users/[id].ts'], base: '/v1' })
  const routes = manifest.routes.map((route) => ({ ...route, file: `../mocks/${route.file}` }))
  const origins = [{ origin: 'https://api.test', manifest: { ...manifest, routes } }]
  const text = routeDeclaration({ ...manifestOf('a.ts'), origins }, '../src/pages')
  expect(text).toContain(
    '  interface OriginRoutes {\n    "https://api.test/v1/users/[id]": typeof import("../src/mocks/users/[id].ts")\n',
  )
  expect(routeDeclaration(manifestOf('a.ts'), '../src/pages')).not.toContain('OriginRoutes')
  const main = `
    import type { BodyOf } from 'stowaway/client'
    declare global { namespace Stowaway { interface OriginRoutes { 'https://api.test/v1/users/[id]': typeof import('./mocks/users/[id]') } } }
    const user: BodyOf<'https://api.test/v1/users/[id]'> = { id: 'a' }
    // @ts-expect-error
    const wrong: BodyOf<'https://api.test/v1/users/[id]'> = { id: 1 }
    export { user, wrong }`
  const endpoint = `
    import { type APIRoute, json } from 'stowaway'
    export const GET: APIRoute<'https://api.test/v1/users/[id]', { id: string }> = ({ params }) => json({ id: params.id })`
  expect(
    await typeCheck({
      files: {
        'src/pages/a.ts': 'export const GET = () => new Response()',
        'src/main.ts': main,
        'src/mocks/users/[id].ts': endpoint,
      },
    }),
  ).toBe('')
})

test('names of files cannot break out of their text', () => {
  const text = routeDeclaration(manifestOf('a"); evil("\n.ts'), '../src/pages')
  expect(text).toContain(String.raw`typeof import("../src/pages/a\"); evil(\"\n.ts")`)
})

describe('the file', () => {
  test('is written once for one text', async () => {
    const root = temporaryFolder()
    const place = { root, pagesFolder: join(root, 'src/pages') }
    expect(await writeDeclaration(place, manifestOf('a.ts'))).toBe('written')
    const file = join(root, declarationFile)
    const { mtimeNs } = statSync(file, { bigint: true })
    expect(await writeDeclaration(place, manifestOf('a.ts'))).toBe('same')
    expect(statSync(file, { bigint: true }).mtimeNs).toBe(mtimeNs)
    expect(await writeDeclaration(place, manifestOf('a.ts', 'b.ts'))).toBe('written')
    expect(readFileSync(file, 'utf8')).toContain('"/b": typeof import("../src/pages/b.ts")')
  })

  test('that cannot be written is a warning where types are a by-product', async () => {
    const root = temporaryFolder()
    writeFileSync(join(root, '.stowaway'), 'no folder')
    const warnings: string[] = []
    await tryWriteDeclaration({ root, pagesFolder: root }, manifestOf('a.ts'), (text) => warnings.push(text))
    expect(warnings).toEqual([expect.stringContaining('.stowaway/routes.d.ts')])
  })
})

test('the types of astro are declared where it is not installed, and the folder ignores itself', async () => {
  const root = temporaryFolder({ 'src/pages/a.ts': '' })
  const place = { root, pagesFolder: join(root, 'src/pages') }
  await writeDeclaration(place, manifestOf('a.ts'))
  expect(readFileSync(join(root, declarationFile), 'utf8')).toContain("declare module 'astro' {")
  expect(readFileSync(join(root, '.stowaway/.gitignore'), 'utf8')).toBe('*\n')
  const installed = temporaryFolder({ 'src/pages/a.ts': '', 'node_modules/astro/package.json': '{}' })
  await writeDeclaration({ root: installed, pagesFolder: join(installed, 'src/pages') }, manifestOf('a.ts'))
  expect(readFileSync(join(installed, declarationFile), 'utf8')).not.toContain("declare module 'astro' {")
})

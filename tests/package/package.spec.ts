import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import {
  freePort,
  type InstalledPackage,
  installPackage,
  repository,
  run,
  startStowaway,
  succeed,
} from './installed-package.ts'

let installed: InstalledPackage
let laid: string

test.beforeAll(async () => {
  test.setTimeout(180_000)
  installed = await installPackage()
  laid = (await succeed(installed.folder, 'npx', 'stowaway', 'init')).text
})
test.afterAll(() => installed?.remove())

const write = async (path: string, content: string): Promise<void> => {
  await mkdir(dirname(join(installed.folder, path)), { recursive: true })
  // At once, as an editor does: a watcher must not see half a file.
  await writeFile(join(installed.folder, `${path}.new`), content)
  await rename(join(installed.folder, `${path}.new`), join(installed.folder, path))
}

/** What the page gets when it fetches a path, relative to itself. */
const ask = (page: Page, path: string, init: RequestInit = {}) =>
  page.evaluate(
    async ([url, options]) => {
      const response = await fetch(url, options)
      return { status: response.status, text: await response.text() }
    },
    [path, init] as const,
  )

test('the tarball holds all that package.json names, and no test, no site, no source', async () => {
  const { exports, bin } = JSON.parse(await readFile(join(repository, 'package.json'), 'utf8'))
  const named = [exports, bin].flatMap(pathsIn).map((path) => path.replace(/^\.\//, ''))
  expect(named.filter((path) => !installed.packed.includes(path))).toEqual([])
  const allowed = /^(?:dist\/(?:sw|compiler|runtime)\/.*\.(?:js|d\.ts)|package\.json|README\.md|LICENSE|CHANGELOG\.md)$/
  expect(installed.packed.filter((path) => !allowed.test(path))).toEqual([])
  for (const path of ['README.md', 'LICENSE']) expect(installed.packed).toContain(path)
})

const pathsIn = (value: unknown): readonly string[] =>
  typeof value === 'string' ? [value] : Object.values(value ?? {}).flatMap(pathsIn)

const consumer = `
import { createApp, createManifest, StowawayError, type APIRoute, type GetStaticPaths } from 'stowaway'
import { defineMiddleware, sequence } from 'stowaway/middleware'
import { createHandler, serve } from 'stowaway/node'
import { stowaway, type StowawayOptions } from 'stowaway/vite'
import { boot } from 'stowaway/client'
import { startWorker } from 'stowaway/worker'

export const GET: APIRoute<'/api/[id].json'> = ({ params }) => Response.json(params.id.toUpperCase())
// @ts-expect-error the route has no such param
export const POST: APIRoute<'/api/[id].json'> = ({ params }) => Response.json(params.name)
export const getStaticPaths = (() => [{ params: { id: '1' } }]) satisfies GetStaticPaths
// @ts-expect-error no such option
export const wrong: StowawayOptions = { page: 'src' }
export const onRequest = sequence(defineMiddleware((_, next) => next()))
export const used = [createApp, createManifest, StowawayError, createHandler, serve, stowaway, boot, startWorker]
`

for (const [moduleResolution, module] of [
  ['bundler', 'esnext'],
  ['nodenext', 'nodenext'],
] as const) {
  test(`types resolve and bind with moduleResolution ${moduleResolution}`, async () => {
    await write('types/consumer.ts', consumer)
    const compilerOptions = {
      module,
      moduleResolution,
      target: 'es2022',
      lib: ['es2024', 'dom', 'dom.iterable'],
      strict: true,
      noEmit: true,
      skipLibCheck: true,
      types: [],
    }
    await write('types/tsconfig.json', JSON.stringify({ compilerOptions, files: ['consumer.ts'] }))
    const tsc = join(repository, 'node_modules/typescript/bin/tsc')
    const { exitCode, text } = await run(join(installed.folder, 'types'), process.execPath, tsc, '-p', '.')
    expect(text).toBe('')
    expect(exitCode).toBe(0)
    await rm(join(installed.folder, 'types'), { recursive: true })
  })
}

test('the examples of the README compile', async () => {
  const readme = await readFile(join(repository, 'README.md'), 'utf8')
  const examples = [...readme.matchAll(/^```ts\n\/\/ (\S+)\n(.*?)^```$/gms)]
  expect(examples.length).toBeGreaterThan(1)
  for (const [, path = '', code = ''] of examples) await write(join('examples', path), code)
  const compilerOptions = {
    module: 'esnext',
    moduleResolution: 'bundler',
    target: 'es2022',
    lib: ['es2024', 'dom'],
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: [],
  }
  await write('examples/tsconfig.json', JSON.stringify({ compilerOptions, include: ['**/*'] }))
  const tsc = join(repository, 'node_modules/typescript/bin/tsc')
  expect((await run(join(installed.folder, 'examples'), process.execPath, tsc, '-p', '.')).text).toBe('')
  await rm(join(installed.folder, 'examples'), { recursive: true })
})

test('every entry that needs no browser can be imported by Node', async () => {
  const code = `
    for (const entry of ['', '/middleware', '/node', '/vite']) {
      const names = Object.keys(await import('stowaway' + entry))
      if (names.length === 0) throw new Error(entry)
    }`
  await succeed(installed.folder, process.execPath, '--input-type=module', '--eval', code)
})

test('init lays an example, routes lists its endpoints', async () => {
  expect(laid).toContain('src/pages/api/hello.json.ts')
  const { stdout } = await succeed(installed.folder, 'npx', 'stowaway', 'routes')
  for (const route of ['/api/hello.json', '/api/todos/[id].json', '/data.json']) expect(stdout).toContain(route)
  const listed: unknown = JSON.parse((await succeed(installed.folder, 'npx', 'stowaway', 'routes', '--json')).stdout)
  expect(listed).toHaveLength(3)
})

test('dev runs what was saved, adds and removes endpoints, and never reloads the page', async ({ page }) => {
  const dev = await startStowaway(installed.folder, 'dev', '--host', '127.0.0.1', '--port', await freePort())
  try {
    await page.goto(dev.url)
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
    await page.evaluate(() => Object.assign(window, { kept: true }))
    expect(await ask(page, 'api/hello.json?name=you')).toMatchObject({ status: 200, text: /Hello, you!/ })
    expect((await ask(page, 'api/todos/1.json')).status).toBe(200)

    const hello = 'src/pages/api/hello.json.ts'
    const source = await readFile(join(installed.folder, hello), 'utf8')
    await write(hello, source.replaceAll('Hello, ', 'Ahoy, '))
    expect((await ask(page, 'api/hello.json?name=you')).text).toContain('Ahoy, you!')

    await write('src/pages/api/new.json.ts', "export const GET = () => Response.json('new')\n")
    await expect(async () => {
      expect(await ask(page, 'api/new.json')).toEqual({ status: 200, text: '"new"' })
    }).toPass({ timeout: 10_000 })

    await rm(join(installed.folder, 'src/pages/api/new.json.ts'))
    await expect(async () => {
      expect((await ask(page, 'api/new.json')).status).toBe(404)
    }).toPass({ timeout: 10_000 })

    expect(await page.evaluate(() => 'kept' in window)).toBe(true)
    await write(hello, source)
  } finally {
    await dev.stop()
  }
})

test('a build for /repo/ works there, and its worker answers', async ({ page }) => {
  await succeed(installed.folder, 'npx', 'stowaway', 'build', '--base', '/repo/')
  const args = ['--base', '/repo/', '--port', await freePort()]
  const preview = await startStowaway(installed.folder, 'preview', ...args)
  try {
    expect(new URL(preview.url).pathname).toBe('/repo/')
    await page.goto(preview.url)
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
    const answered = page.waitForResponse(/api\/hello\.json/)
    await page.getByRole('button', { name: 'Say hello' }).click()
    expect((await answered).fromServiceWorker()).toBe(true)
    await expect(page.getByText('from the service worker')).toBeVisible()
    await expect(page.getByText('Hello, you!')).toBeVisible()
    await page.getByRole('button', { name: 'Read a built file' }).click()
    await expect(page.getByText('from a built file')).toBeVisible()
    expect((await fetch(new URL('api/hello.json', preview.url))).status).toBe(404)
  } finally {
    await preview.stop()
  }
})

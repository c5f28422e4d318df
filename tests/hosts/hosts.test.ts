import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { StowawayOptions } from '../../compiler/project/settings.ts'
import type { Host, HostProject, StartOptions } from './host.ts'
import type { Refused } from './refused.ts'
import { startCore } from './start-core.ts'
import { startDev } from './start-dev.ts'
import { startNode } from './start-node.ts'
import { startStatic } from './start-static.ts'

const echo = `export const ALL = ({ request, url }) =>
  Response.json({ length: request.headers.get('content-length'), host: url.host })\n`

const files = {
  'public/file.txt': 'a file',
  'src/pages/echo.ts': echo,
  'src/pages/new.ts': echo,
  'src/pages/broken.txt.ts': 'export const prerender = true\nexport const POST = () => new Response()\n',
}

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stowaway-hosts-'))
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
})
afterAll(() => rm(folder, { recursive: true }))

const project = (stowaway: StowawayOptions = {}): HostProject => ({ folder, base: '/docs/', stowaway })

type Start = (project: HostProject, options: StartOptions) => Promise<Host>
const starts: readonly (readonly [string, Start])[] = [
  ['core', startCore],
  ['node', startNode],
  ['static', startStatic],
  ['dev', startDev],
]

describe.each(starts)('%s', (name, start) => {
  let host: Host
  const refused: Refused[] = []
  const redirects = { '/old': '/new', '/far': '//far.example', '/[a]/[a]': '/new', '/gone': '/new' }
  beforeAll(async () => {
    host = await start(project({ redirects, checkOrigin: false }), { onRefused: (one) => refused.push(one) })
  })
  afterAll(() => host.close())

  const ask = async (path: string, method = 'GET', body?: string) => {
    const bytes = body === undefined ? undefined : new TextEncoder().encode(body)
    const answer = await host.ask({ method, path, headers: [], ...(bytes && { body: bytes }) })
    return { ...answer, text: new TextDecoder().decode(answer.body), headers: new Map(answer.headers) }
  }

  test('is asked at the address where it listens', () => {
    expect(new URL(host.origin).hostname).toBe('127.0.0.1')
  })

  test('serves files inside the base alone', async () => {
    expect(await ask('/docs/file.txt')).toMatchObject({ status: 200, text: 'a file' })
    expect(await ask('/file.txt')).toMatchObject({ status: 404 })
    expect(await ask('/docs/docs/file.txt')).toMatchObject({ status: 404 })
  })

  test('leaves out each redirect that is refused, and no other', async () => {
    const codes = refused.filter(({ kind }) => kind === 'redirect').map(({ file, error }) => [file, error.code])
    expect(codes).toEqual([
      ['/far', 'UnsupportedExternalRedirect'],
      ['/[a]/[a]', 'RouteParamRepeated'],
    ])
    if (name === 'static') return
    for (const path of ['/docs/old', '/docs/gone']) expect((await ask(path)).headers.get('location')).toBe('/new')
    expect((await ask('/docs/far')).status).toBe(404)
  })

  // A static host runs no endpoint.
  test.skipIf(name === 'static')('tells endpoints host and length as a server gets them', async () => {
    const json = async (...args: Parameters<typeof ask>) => JSON.parse((await ask(...args)).text)
    const { host: own } = new URL(host.origin)
    expect(await json('/docs/echo', 'POST', 'four')).toEqual({ length: '4', host: own })
    expect(await json('/docs/echo', 'POST')).toEqual({ length: '0', host: own })
    expect(await json('/docs/echo', 'DELETE', 'four')).toEqual({ length: '4', host: own })
    expect(await json('/docs/echo')).toEqual({ length: null, host: own })
  })
})

describe.each(starts)('%s does not start', (name, start) => {
  test.each<[string, Record<string, unknown>, string]>([
    ['an output that does not exist', { output: 'both' }, 'InvalidOption'],
    ['a trailingSlash that does not exist', { trailingSlash: 'maybe' }, 'InvalidOption'],
    ['a redirect that is refused', { redirects: { '/far': '//far.example' } }, 'UnsupportedExternalRedirect'],
  ])('with %s', async (_, options, code) => {
    // A bad value is what the test is about.
    await expect(start(project(options as StowawayOptions), {})).rejects.toThrow(expect.objectContaining({ code }))
  })

  // The dev server builds nothing.
  test.skipIf(name === 'dev')('with an endpoint that cannot be built, unless it may leave it out', async () => {
    await expect(start(project(), {})).rejects.toThrow('broken.txt.ts')
    const refused: string[] = []
    const host = await start(project(), { onRefused: ({ file }) => refused.push(file) })
    await host.close()
    expect(refused).toEqual(['broken.txt.ts'])
  })
})

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Collection, collection, crud, type Dialect, many, one } from '../../../sw/data.ts'
import type { App } from '../../../sw/index.ts'
import { useStorage } from '../../../sw/storage.ts'
import { appOf, ask, read } from './crud-app.ts'
import { type JsonServer, type JsonServerVersion, startJsonServer } from './json-server.ts'
import { comments, posts, type Row, table } from './table.ts'

const versions: readonly (readonly [JsonServerVersion, '0.17' | '1.0'])[] = [
  ['0.17.4', '0.17'],
  ['1.0.0-beta.15', '1.0'],
]

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stowaway-json-server-'))
}, 300_000)

afterAll(() => rm(folder, { recursive: true, force: true }))

/** In 1.0, keys are texts. */
const withTextKeys = (rows: readonly object[]): object[] =>
  rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => [name, /^id$|Id$/.test(name) ? String(value) : value]),
    ),
  )

function ourApp(version: '0.17' | '1.0', dialect: Dialect): App {
  const onDelete = version === '0.17' ? 'cascade' : 'set-null'
  const seedOf = (rows: readonly object[]) => (version === '0.17' ? rows : withTextKeys(rows)) as never[]
  const keys = version === '0.17' ? 'number' : 'uuid'
  const name = (kind: string) => `${kind} of ${version} ${dialect}`
  const ourPosts: Collection<{ id: number }, number> = collection(name('posts'), {
    keys,
    seed: seedOf(posts),
    relations: { comments: many(() => ourComments, 'postId', { onDelete }) },
  })
  const ourComments: Collection<{ id: number; postId: number }, number> = collection(name('comments'), {
    keys,
    seed: seedOf(comments),
    relations: { post: one(() => ourPosts, 'postId') },
  })
  return appOf({
    'posts/index.ts': crud(ourPosts, { dialect }),
    'posts/[id].ts': crud(ourPosts, { dialect }),
    'comments/index.ts': crud(ourComments, { dialect }),
    'comments/[id].ts': crud(ourComments, { dialect }),
    'posts/[postId]/comments.ts': crud(ourComments, { dialect }),
  })
}

/** Headers that say something about rows. */
const compared = ['x-total-count', 'link', 'access-control-expose-headers', 'location']

function headersOf(headers: Headers, origin: string): Record<string, string> {
  const own = compared.flatMap((name) => {
    const value = headers.get(name)
    return value === null || value === '' ? [] : [[name, sortedLinks(value.replaceAll(origin, ''))]]
  })
  return Object.fromEntries(own)
}

/** The order of links says nothing, and neither does that of parameters. */
const sortedLinks = (text: string): string =>
  text
    .split(', ')
    .map((link) => link.replace(/\?([^>]*)/, (_, query: string) => `?${query.split('&').toSorted().join('&')}`))
    .toSorted()
    .join(', ')

const keyless = (body: unknown): unknown =>
  JSON.parse(JSON.stringify(body), (name, value) => (name === 'id' && /^[\w-]{10,}$/.test(value) ? 'a new key' : value))

describe.each(versions)('json-server %s', (version, own) => {
  let server: JsonServer
  let app: App

  beforeAll(async () => {
    useStorage()
    app = ourApp(own, own)
    const data = own === '0.17' ? { posts, comments } : { posts: withTextKeys(posts), comments: withTextKeys(comments) }
    server = await startJsonServer(version, folder, data)
  }, 300_000)
  afterAll(() => server?.close())

  const rows = table.filter(({ only }) => only === undefined || only === own)

  test.each(rows)('$request', async ({ request, body, differs }) => {
    const [method = '', path = ''] = request.split(/ (.*)/s)
    const type = { 'content-type': 'application/json' }
    const init = { method, ...(body !== undefined && { body: JSON.stringify(body), headers: type }) }
    const theirs = await read(await fetch(server.origin + encodeURI(path), init))
    const ours = await ask(app, `${method} ${encodeURI(path)}`, body)
    if (differs?.what !== 'status') expect(ours.status).toBe(theirs.status)
    if (differs?.what === 'body') expect(ours.body).toMatchObject(differs.ours as object)
    else expect(keyless(ours.body)).toEqual(keyless(theirs.body))
    const old = (found: typeof ours, origin: string) => (own === '0.17' ? headersOf(found.headers, origin) : {})
    expect(old(ours, 'http://localhost')).toEqual(old(theirs, server.origin))
  })
})

test('a request in the words of either version is understood by itself', async () => {
  useStorage()
  const app = ourApp('0.17', 'both')
  const same: readonly Row[] = table.filter(({ request }) => request.startsWith('GET'))
  let count = 0
  for (const [own, dialect] of [
    ['0.17', '0.17'],
    ['1.0', '1.0'],
  ] as const) {
    const strict = ourApp('0.17', dialect)
    for (const { request, only } of same) {
      if (only !== own || /comments\/50|unknown|_page=\d+$|\?q=\w+$|_like|_=123|\bid=1&id/.test(request)) continue
      const line = encodeURI(request).replace('%20', ' ')
      expect((await ask(app, line)).body, request).toEqual((await ask(strict, line)).body)
      count += 1
    }
  }
  expect(count).toBeGreaterThan(50)
})

test('the table has rows enough', () => {
  expect(new Set(table.map(({ request, body, only }) => JSON.stringify([request, body, only]))).size).toBeGreaterThan(
    110,
  )
})

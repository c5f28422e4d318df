import { describe, expect, test } from 'vitest'
import type { JarCookie } from '../../../sw/core/cookies/jar-cookie.ts'
import { copyIn, type Jar, type Mirrored, type PageCookie, reconcile, settle } from '../../../sw/core/cookies/mirror.ts'

function cookie(name: string, value: string, changes: Partial<JarCookie> = {}): JarCookie {
  const domain = 'shop.example'
  const flags = { hostOnly: true, secure: false, httpOnly: false, partitioned: false }
  return { name, value, domain, path: '/', sameSite: 'default', stored: 0, ...flags, ...changes }
}

const seen = (value: string | null, changes: Partial<Mirrored> = {}): Mirrored => ({
  name: 'a',
  path: '/',
  domain: '',
  seen: value,
  ...changes,
})

const inStore = (value: string, path = '/'): PageCookie => ({ name: 'a', value, path })
const a1 = cookie('a', '1')

interface Case {
  readonly cookies: readonly JarCookie[]
  readonly mirror?: readonly Mirrored[]
  readonly page?: readonly PageCookie[]
  /** The jar's values afterwards; absent: nothing changed. */
  readonly values?: readonly string[]
  readonly mirrored?: readonly Mirrored[]
  readonly others?: readonly PageCookie[]
}

const cases: Record<string, Case> = {
  'a copy as it was left': { cookies: [a1], mirror: [seen('1')], page: [inStore('1')] },
  'a copy that the page deleted': { cookies: [a1], mirror: [seen('1')], values: [], mirrored: [] },
  'a copy that the page changed': {
    cookies: [a1],
    mirror: [seen('1')],
    page: [inStore('2')],
    values: ['2'],
    mirrored: [seen('2')],
  },
  'a copy not yet written': { cookies: [a1] },
  'a copy not yet written over an older one': { cookies: [a1], mirror: [seen('0')], page: [inStore('0')] },
  'a copy that has arrived': {
    cookies: [a1],
    mirror: [seen('0', { sent: ['1'] })],
    page: [inStore('1')],
    values: ['1'],
    mirrored: [seen('1')],
  },
  'an older value that arrives late': {
    cookies: [a1],
    mirror: [seen(null, { sent: ['0', '1'] })],
    page: [inStore('0')],
    values: ['1'],
    mirrored: [seen('0', { sent: ['0', '1'] })],
  },
  'a value of the page while ours is on its way': {
    cookies: [a1],
    mirror: [seen('0', { sent: ['1'] })],
    page: [inStore('page')],
    values: ['page'],
    mirrored: [seen('page', { sent: ['1'] })],
  },
  'a deletion not yet written': { cookies: [], mirror: [seen('1')], page: [inStore('1')] },
  'a deletion that has arrived': { cookies: [], mirror: [seen('1')], values: [], mirrored: [] },
  'a deleted cookie that the page sets again': {
    cookies: [],
    mirror: [seen('1')],
    page: [inStore('2')],
    values: [],
    mirrored: [],
    others: [inStore('2')],
  },
  'a cookie of the page': { cookies: [], page: [inStore('2')], others: [inStore('2')] },
  'a cookie of the page for another path': {
    cookies: [a1],
    mirror: [seen('1')],
    page: [inStore('2', '/api'), inStore('1')],
    others: [inStore('2', '/api')],
  },
  'a path that the store gave a slash': {
    cookies: [cookie('a', '1', { path: '/api' })],
    mirror: [seen('1', { path: '/api' })],
    page: [inStore('1', '/api/')],
  },
  'a copy that cannot be seen from here': {
    cookies: [cookie('a', '1', { path: '/elsewhere' })],
    mirror: [seen('1', { path: '/elsewhere' })],
  },
  'an HttpOnly cookie': { cookies: [cookie('a', '1', { httpOnly: true })] },
  'a cookie of the page under the name of an HttpOnly one': {
    cookies: [cookie('a', '1', { httpOnly: true })],
    page: [inStore('2')],
  },
  'a store that tells no paths': {
    cookies: [a1],
    mirror: [seen('1')],
    page: [
      { name: 'a', value: '1' },
      { name: 'b', value: '2' },
    ],
    others: [{ name: 'b', value: '2' }],
  },
}

describe('reconciling jar and store meets', () => {
  test.each(Object.entries(cases))('%s', (_, { cookies, mirror = [], page = [], values, mirrored, others = [] }) => {
    const jar: Jar = { cookies, mirror, mark: 7 }
    const found = reconcile(jar, page, '/api/x')
    expect(found.others).toEqual(others)
    if (values === undefined) return expect(found.jar).toBe(jar)
    expect(found.jar.cookies.map(({ value }) => value)).toEqual(values)
    expect(found.jar.mirror).toEqual(mirrored)
    expect(found.jar.mark).toBe(7)
    // What was found out once is no news.
    expect(reconcile(found.jar, page, '/api/x').jar).toBe(found.jar)
  })
})

test.each<[string, string | null, string | null | undefined, readonly Mirrored[]]>([
  ['a value written', '2', '2', [seen('2')]],
  ['a deletion done', null, null, []],
  ['a value without effect', '2', '1', [seen('1', { sent: ['2'] })]],
  ['a deletion without effect', null, '1', [seen('1', { sent: [null] })]],
  ['a value whose effect nobody knows', '2', undefined, [seen('1', { sent: ['2'] })]],
  ['the value that was seen, its effect unknown', '1', undefined, [seen('1', { sent: ['1'] })]],
])('after %s the mirror knows', (_, wanted, actual, expected) => {
  expect(settle([seen('1')], seen(null), wanted, actual)).toEqual(expected)
})

test('a copy is found by name and path', () => {
  expect(copyIn([inStore('1', '/x'), inStore('2')], a1)).toBe('2')
  expect(copyIn([], a1)).toBe(null)
})

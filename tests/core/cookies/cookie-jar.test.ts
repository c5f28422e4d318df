import { describe, expect, test } from 'vitest'
import { acceptCookie } from '../../../sw/core/cookies/accept-cookie.ts'
import { isSecure } from '../../../sw/core/cookies/cookie-host.ts'
import { cookieHeader, cookiesFor, type JarCookies, putCookie } from '../../../sw/core/cookies/cookie-jar.ts'
import { defaultPath, pathMatches } from '../../../sw/core/cookies/cookie-path.ts'
import type { JarCookie } from '../../../sw/core/cookies/jar-cookie.ts'
import { parseSetCookie } from '../../../sw/core/cookies/parse-set-cookie.ts'

const now = Date.UTC(2030, 0, 1)
const site = 'https://www.shop.example/api/login'

function accepted(text: string, url = site, time = now): JarCookie {
  const parsed = parseSetCookie(text, time)
  const cookie = 'refused' in parsed ? parsed : acceptCookie(parsed, new URL(url), time)
  if ('refused' in cookie) throw new Error(cookie.refused)
  return cookie
}

const jarOf = (texts: readonly string[], url = site): JarCookies =>
  texts.reduce<JarCookies>((jar, text) => putCookie(jar, accepted(text, url), now), [])

interface Sent {
  readonly url?: string
  readonly method?: string
  readonly crossSite?: boolean
  readonly time?: number
}

function sent(jar: JarCookies, { url = site, method = 'GET', crossSite = false, time = now }: Sent = {}): string {
  return cookieHeader(cookiesFor(jar, { url: new URL(url), method, crossSite }, time))
}

describe('a cookie is refused', () => {
  const cases: [string, string, RegExp][] = [
    ['a=1; Domain=other.example', site, /is not www\.shop\.example/],
    ['a=1; Domain=op.example', site, /is not/],
    ['a=1; Domain=deep.www.shop.example', site, /is not/],
    ['a=1; Domain=example', site, /public suffix/],
    ['a=1; Domain=0.0.1', 'http://127.0.0.1/', /is not/],
    ['a=1; Secure', 'http://shop.example/', /needs https/],
    ['a=1; SameSite=None', site, /needs Secure/],
    ['__Secure-a=1', site, /needs Secure/],
    ['__sECURE-a=1', site, /needs Secure/],
    ['__Host-a=1; Path=/', site, /needs Secure/],
    ['__Host-a=1; Secure', site, /Path=\/ and no Domain/],
    ['__Host-a=1; Secure; Path=/api', site, /Path=\/ and no Domain/],
    ['__Host-a=1; Secure; Path=/; Domain=shop.example', site, /Path=\/ and no Domain/],
    ['=__Secure-a=1; Secure', site, /has no name/],
    ['__Host-a; Secure; Path=/', site, /has no name/],
  ]
  test.each(cases)('%s from %s', (text, url, reason) => {
    expect(() => accepted(text, url)).toThrow(reason)
  })
})

describe('a cookie is for', () => {
  const cases: [string, string, Partial<JarCookie>][] = [
    ['a=1', site, { domain: 'www.shop.example', hostOnly: true, path: '/api' }],
    ['a=1', 'https://shop.example', { path: '/' }],
    ['a=1', 'https://shop.example/api/', { path: '/api' }],
    ['a=1; Domain=shop.example', site, { domain: 'shop.example', hostOnly: false }],
    ['a=1; Domain=.WWW.shop.example', site, { domain: 'www.shop.example', hostOnly: false }],
    ['a=1; Domain=', site, { domain: 'www.shop.example', hostOnly: true }],
    ['a=1; Domain=localhost', 'http://localhost:8080/', { domain: 'localhost', hostOnly: true }],
    ['__Host-a=1; Path=/; Secure', 'http://127.0.0.1:8080/api/x', { path: '/', hostOnly: true }],
    ['a=1; Path=/; SameSite=None; Secure', 'http://localhost/', { sameSite: 'none', secure: true }],
  ]
  test.each(cases)('%s from %s', (text, url, expected) => {
    expect(accepted(text, url)).toMatchObject(expected)
  })
})

describe('the header', () => {
  const cases: [string, readonly string[], Sent, string][] = [
    ['has all cookies in the order of creation', ['a=1; Path=/', 'b=2; Path=/'], {}, 'a=1; b=2'],
    ['has long paths first', ['a=1; Path=/', 'b=2; Path=/api/login', 'c=3; Path=/api'], {}, 'b=2; c=3; a=1'],
    ['has one name for two paths twice', ['a=1; Path=/', 'a=2; Path=/api'], {}, 'a=2; a=1'],
    ['has the newer value in the older place', ['a=1; Path=/', 'b=2; Path=/', 'a=3; Path=/'], {}, 'a=3; b=2'],
    ['has a cookie without name as its value', ['x; Path=/'], {}, 'x'],
    ['leaves out other paths', ['a=1; Path=/ap', 'b=2; Path=/api/login/x', 'c=3; Path=/api/'], {}, 'c=3'],
    ['leaves out what was deleted', ['a=1; Path=/', 'a=; Path=/; Max-Age=0'], {}, ''],
    ['keeps a deleted cookie of another path', ['a=1; Path=/', 'a=; Path=/api; Max-Age=0'], {}, 'a=1'],
    ['has what has not expired', ['a=1; Path=/; Max-Age=5'], { time: now + 4999 }, 'a=1'],
    ['leaves out what has expired', ['a=1; Path=/; Max-Age=5'], { time: now + 5000 }, ''],
    ['has session cookies at any time', ['a=1; Path=/'], { time: now * 2 }, 'a=1'],
    ['leaves out Secure without https', ['a=1; Path=/; Secure'], { url: 'http://www.shop.example/' }, ''],
    ['leaves out other hosts', ['a=1; Path=/'], { url: 'https://shop.example/' }, ''],
    ['has a domain below', ['a=1; Path=/; Domain=shop.example'], { url: 'https://img.shop.example/' }, 'a=1'],
    [
      'of a link from another site leaves out Strict',
      ['a=1; Path=/', 'b=1; Path=/; SameSite=Strict', 'c=1; Path=/; SameSite=Lax'],
      { crossSite: true },
      'a=1; c=1',
    ],
    [
      'of a form of another site has None only',
      ['a=1; Path=/', 'b=1; Path=/; SameSite=Lax', 'c=1; Path=/; SameSite=None; Secure'],
      { crossSite: true, method: 'POST' },
      'c=1',
    ],
  ]
  test.each(cases)('%s', (_, texts, request, expected) => {
    expect(sent(jarOf(texts), request)).toBe(expected)
  })
})

test('a jar holds 180 cookies and drops the oldest', () => {
  const names = Array.from({ length: 181 }, (_, at) => `c${at}`)
  const jar = names.reduce<JarCookies>(
    (jar, name, at) => putCookie(jar, accepted(`${name}=1`, site, now + at), now),
    [],
  )
  expect(jar.map(({ name }) => name)).toEqual(names.slice(1))
})

test.each([
  ['https://shop.example/', true],
  ['http://localhost/', true],
  ['http://app.localhost:80/', true],
  ['http://127.0.0.1/', true],
  ['http://127.9.9.9/', true],
  ['http://[::1]/', true],
  ['http://shop.example/', false],
  ['http://notlocalhost/', false],
  ['http://127.example/', false],
])('%s is secure: %s', (url, expected) => {
  expect(isSecure(new URL(url))).toBe(expected)
})

test.each([
  ['/a', '/', true],
  ['/a', '/a', true],
  ['/a/', '/a', true],
  ['/a/b', '/a', true],
  ['/ab', '/a', false],
  ['/a', '/a/', false],
  ['/a/b', '/a/', true],
])('%s is below the path %s: %s', (pathname, path, expected) => {
  expect(pathMatches(pathname, path)).toBe(expected)
})

test.each([
  ['/', '/'],
  ['/a', '/'],
  ['/a/', '/a'],
  ['/a/b', '/a'],
])('the default path of %s is %s', (pathname, expected) => {
  expect(defaultPath(pathname)).toBe(expected)
})

import { describe, expect, test } from 'vitest'
import { parseSetCookie } from '../../../sw/core/cookies/parse-set-cookie.ts'

const now = Date.UTC(2030, 0, 1)
const day = 86_400_000
const limit = now + 400 * day
const plain = { name: 'a', value: '1', secure: false, httpOnly: false, sameSite: 'default', partitioned: false }

const cases: [string, object][] = [
  ['a=1', {}],
  ['  a\t=\t1  ', {}],
  ['a=1; ', {}],
  ['a=1;;;', {}],
  ['a=b=c', { value: 'b=c' }],
  ['a="1"', { value: '"1"' }],
  ['a=', { value: '' }],
  ['value', { name: '', value: 'value' }],
  ['=value', { name: '', value: 'value' }],
  ['__proto__=1; __proto__=2; constructor', { name: '__proto__' }],
  ['a=1; Path=/x', { path: '/x' }],
  ['a=1; path = /x ', { path: '/x' }],
  ['a=1; Path=/x; Path=/y', { path: '/y' }],
  ['a=1; Path=x', {}],
  ['a=1; Path=/x; Path=', {}],
  [`a=1; Path=/${'x'.repeat(1023)}`, { path: `/${'x'.repeat(1023)}` }],
  [`a=1; Path=/${'x'.repeat(1024)}`, {}],
  ['a=1; Domain=Shop.Example', { domain: 'shop.example' }],
  ['a=1; Domain=.shop.example', { domain: 'shop.example' }],
  ['a=1; Domain=', { domain: '' }],
  ['a=1; Secure; HttpOnly; Partitioned', { secure: true, httpOnly: true, partitioned: true }],
  ['a=1; SECURE=no', { secure: true }],
  ['a=1; SameSite=Strict', { sameSite: 'strict' }],
  ['a=1; SameSite=LAX', { sameSite: 'lax' }],
  ['a=1; SameSite=none', { sameSite: 'none' }],
  ['a=1; SameSite=Strict; SameSite=other', {}],
  ['a=1; Max-Age=60', { expires: now + 60_000 }],
  ['a=1; Max-Age=0', { expires: 0 }],
  ['a=1; Max-Age=-1', { expires: 0 }],
  ['a=1; Max-Age=99999999999999999999', { expires: limit }],
  ['a=1; Max-Age=1.5', {}],
  ['a=1; Max-Age=', {}],
  ['a=1; Max-Age=60; Max-Age=x', { expires: now + 60_000 }],
  ['a=1; Max-Age=60; Expires=Thu, 01 Jan 1970 00:00:00 GMT', { expires: now + 60_000 }],
  ['a=1; Expires=Thu, 03 Jan 2030 00:00:00 GMT', { expires: now + 2 * day }],
  ['a=1; Expires=Thu, 01 Jan 1970 00:00:00 GMT', { expires: 0 }],
  ['a=1; Expires=Fri, 31 Dec 9999 23:59:59 GMT', { expires: limit }],
  ['a=1; Expires=tomorrow', {}],
  [`${'n'.repeat(2048)}=${'v'.repeat(2048)}`, { name: 'n'.repeat(2048), value: 'v'.repeat(2048) }],
]

test.each(cases)('%s', (text, expected) => {
  expect(parseSetCookie(text, now)).toEqual({ ...plain, ...expected })
})

describe('refused', () => {
  const refusals: [string, string, string][] = [
    ['', '', 'has neither name nor value'],
    ['=', '', 'has neither name nor value'],
    ['; Path=/', '', 'has neither name nor value'],
    ['a\u0000=1', 'a?', 'has control characters'],
    ['a=1\r\nSet-Cookie: b=2', 'a', 'has control characters'],
    ['a=1; Path=/\u007F', 'a', 'has control characters'],
    [`a=${'x'.repeat(4096)}`, 'a', 'is longer than 4096 bytes, name and value together'],
  ]
  test.each(refusals)('%j', (text, name, refused) => {
    expect(parseSetCookie(text, now)).toEqual({ name, refused })
  })
})

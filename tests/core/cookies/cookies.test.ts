import { describe, expect, test } from 'vitest'
import { Cookies } from '../../../sw/core/cookies/cookies.ts'
import { setCookieValues } from '../../../sw/core/cookies/set-cookie-values.ts'

const changed = (change: (cookies: Cookies) => void, header: string | null = null) => {
  const cookies = new Cookies(header)
  change(cookies)
  return [...cookies.headers()]
}

describe('setting cookies sends', () => {
  const cases: [string, (cookies: Cookies) => void, string[]][] = [
    ['a text', (c) => c.set('a', '1'), ['a=1']],
    ['two cookies', (c) => [c.set('a', '1'), c.set('b', '2', { path: '/' })], ['a=1', 'b=2; Path=/']],
    [
      'every attribute',
      (c) =>
        c.set('o', 'v', {
          path: '/x',
          domain: 'shop.example',
          maxAge: 60,
          httpOnly: true,
          secure: true,
          partitioned: true,
          sameSite: 'strict',
        }),
      ['o=v; Max-Age=60; Domain=shop.example; Path=/x; HttpOnly; Secure; Partitioned; SameSite=Strict'],
    ],
    [
      'expires and lax',
      (c) => c.set('l', 'v', { sameSite: 'lax', expires: new Date(Date.UTC(2030, 0, 2, 3, 4, 5)) }),
      ['l=v; Expires=Wed, 02 Jan 2030 03:04:05 GMT; SameSite=Lax'],
    ],
    ['sameSite true as Strict', (c) => c.set('s', 'v', { sameSite: true }), ['s=v; SameSite=Strict']],
    ['plain objects as JSON', (c) => c.set('j', { a: [1, 'é'] }), ['j=%7B%22a%22%3A%5B1%2C%22%C3%A9%22%5D%7D']],
    ['numbers', (c) => c.set('n', 7), ['n=7']],
    ['booleans', (c) => c.set('t', true), ['t=true']],
    ['arrays by their toString', (c) => c.set('l', [1, 2]), ['l=1%2C2']],
    ['special characters encoded', (c) => c.set('s', 'a b;c,d="e"%'), ['s=a%20b%3Bc%2Cd%3D%22e%22%25']],
    ['URL-safe characters as they are', (c) => c.set('u', 'a/b:c=d?e&f+g@h[i]'), ['u=a/b:c=d?e&f+g@h[i]']],
    ['an empty value', (c) => c.set('e', ''), ['e=']],
    ['the own encoder', (c) => c.set('e', 'a b', { encode: (v) => v.toUpperCase().replace(' ', '_') }), ['e=A_B']],
    ['deletions', (c) => c.delete('gone'), ['gone=deleted; Expires=Thu, 01 Jan 1970 00:00:00 GMT']],
    [
      'deletions with a path',
      (c) => c.delete('gone', { path: '/p' }),
      ['gone=deleted; Path=/p; Expires=Thu, 01 Jan 1970 00:00:00 GMT'],
    ],
    [
      'the deletion of what was set',
      (c) => [c.set('x', '1'), c.delete('x')],
      ['x=deleted; Expires=Thu, 01 Jan 1970 00:00:00 GMT'],
    ],
    ['the last value in the first place', (c) => [c.set('x', '1'), c.set('y', '2'), c.set('x', '3')], ['x=3', 'y=2']],
  ]
  test.each(cases)('%s', (_, change, expected) => {
    expect(changed(change)).toEqual(expected)
  })

  test('deletions ignore maxAge, which would keep the cookie', () => {
    const options = { path: '/', maxAge: 60 }
    expect(changed((c) => c.delete('x', options))).toEqual(['x=deleted; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT'])
  })
})

describe('reading cookies', () => {
  const cases: [string, string | null, string | undefined, boolean][] = [
    ['a value', 'in=hello; other=x', 'hello', true],
    ['an encoded value', 'in=a%20b%C3%A9', 'a bé', true],
    ['a malformed escape raw', 'in=%E0%A4%A', '%E0%A4%A', true],
    ['quotes as they are', 'in="quoted"', '"quoted"', true],
    ['an empty value as undefined, though present', 'in=', undefined, true],
    ['the first of two', 'in=1; in=2', '1', true],
    ['nothing', 'other=x', undefined, false],
    ['nothing without a header', null, undefined, false],
  ]
  test.each(cases)('gives %s', (_, header, value, has) => {
    const cookies = new Cookies(header)
    expect(cookies.get('in')?.value).toBe(value)
    expect(cookies.has('in')).toBe(has)
  })

  test.each(['toString', '__proto__', 'constructor'])('knows no inherited %s', (name) => {
    const cookies = new Cookies('a=1')
    expect(cookies.has(name)).toBe(false)
    expect(cookies.get(name)).toBeUndefined()
  })

  test('reads a cookie named __proto__ like any other', () => {
    expect(new Cookies('__proto__=1').get('__proto__')?.value).toBe('1')
  })

  test('returns set values, not deleted ones', () => {
    const cookies = new Cookies('in=1')
    cookies.set('new', { a: 1 })
    cookies.delete('in')
    expect(cookies.get('new')?.json()).toEqual({ a: 1 })
    expect([cookies.get('in'), cookies.has('in')]).toEqual([undefined, false])
  })

  test('decodes with a custom decoder', () => {
    expect(new Cookies('in=a%20b').get('in', { decode: (raw) => `raw:${raw}` })?.value).toBe('raw:a%20b')
  })

  const readings: [string, number, boolean][] = [
    ['12', 12, true],
    ['0', 0, false],
    ['false', Number.NaN, false],
    ['true', Number.NaN, true],
  ]
  test.each(readings)('reads %s as number and boolean', (value, number, boolean) => {
    const cookie = new Cookies(`in=${value}`).get('in')
    expect([cookie?.number(), cookie?.boolean()]).toEqual([number, boolean])
  })

  test('throws for invalid JSON', () => {
    expect(() => new Cookies('in=oops').get('in')?.json()).toThrow(SyntaxError)
  })
})

describe('limits', () => {
  const invalid: [string, (cookies: Cookies) => void, RegExp][] = [
    ['a name with a space', (c) => c.set('bad name', '1'), /cookie name is invalid: bad name/],
    ['a name that smuggles an attribute', (c) => c.set('a;b', '1'), /cookie name is invalid/],
    ['a path that smuggles a header', (c) => c.set('a', '1', { path: '/\r\nX: y' }), /cookie path is invalid/],
    ['a fraction as maxAge', (c) => c.set('a', '1', { maxAge: 1.5 }), /maxAge/],
    ['an encoder that leaves a semicolon', (c) => c.set('a', '1;2', { encode: (v) => v }), /invalid/],
  ]
  test.each(invalid)('refuses %s', (_, change, message) => {
    expect(() => changed(change)).toThrow(expect.objectContaining({ code: 'InvalidCookie' }))
    expect(() => changed(change)).toThrow(message)
  })

  test('warns when a cookie is set after they were taken', () => {
    const warnings: string[] = []
    const cookies = new Cookies(null, (text) => warnings.push(text))
    cookies.set('a', '1')
    expect(setCookieValues(cookies)).toEqual(['a=1'])
    expect(warnings).toEqual([])
    cookies.set('late', '1')
    expect(warnings).toHaveLength(1)
  })

  test('throws when a cookie is set after the answer was sent', () => {
    const cookies = new Cookies(null)
    cookies.markSent()
    expect(() => cookies.set('a', '1')).toThrow(expect.objectContaining({ code: 'ResponseSentError' }))
  })

  test('merging lets the other win', () => {
    const first = new Cookies(null)
    const second = new Cookies(null)
    first.set('a', '1')
    first.set('b', '1')
    second.set('b', '2')
    second.delete('c')
    first.merge(second)
    expect([...first.headers()]).toEqual(['a=1', 'b=2', 'c=deleted; Expires=Thu, 01 Jan 1970 00:00:00 GMT'])
  })
})

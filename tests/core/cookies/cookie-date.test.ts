import { expect, test } from 'vitest'
import { parseCookieDate } from '../../../sw/core/cookies/cookie-date.ts'

const date = Date.UTC(1994, 10, 6, 8, 49, 37)

const cases: [string, number | undefined][] = [
  ['Sun, 06 Nov 1994 08:49:37 GMT', date],
  ['Sunday, 06-Nov-94 08:49:37 GMT', date],
  ['Sun Nov  6 08:49:37 1994', date],
  ['06 november 1994 8:49:37', date],
  ['1994 Nov 6 08:49:37', date],
  ['94 06 Nov 08:49:37', undefined],
  ['06 Nov 94 08:49:37x', date],
  ['06 Nov 1994 08:49:37 +0300', date],
  ['06 Nov 69 00:00:00', Date.UTC(2069, 10, 6)],
  ['06 Nov 70 00:00:00', Date.UTC(1970, 10, 6)],
  ['31 Apr 2030 00:00:00', undefined],
  ['29 Feb 2028 00:00:00', Date.UTC(2028, 1, 29)],
  ['29 Feb 2030 00:00:00', undefined],
  ['06 Nov 1600 00:00:00', undefined],
  ['06 Nov 1994 24:00:00', undefined],
  ['06 Nov 1994 08:60:00', undefined],
  ['06 Nov 1994', undefined],
  ['', undefined],
]

test.each(cases)('%j', (text, expected) => {
  expect(parseCookieDate(text)).toBe(expected)
})

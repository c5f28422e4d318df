import { expect, test } from 'vitest'
import { contentTypeOf } from '../../../sw/core/endpoint/content-type.ts'

test.each([
  ['/api/1.json', 'application/json;charset=utf-8'],
  ['/a.TXT', 'text/plain;charset=utf-8'],
  ['/feed.v2.xml', 'text/xml;charset=utf-8'],
  ['/x.svg', 'image/svg+xml;charset=utf-8'],
  ['/x.js', 'text/javascript;charset=utf-8'],
  ['/rss.rss', 'application/rss+xml;charset=utf-8'],
  ['/pixel.gif', 'image/gif'],
  ['/a.bin', 'application/octet-stream'],
  ['/noext', undefined],
  ['/json', undefined],
  ['/v1.2/json', undefined],
  ['/a.unknown', undefined],
  ['/a.constructor', undefined],
  ['/a.__proto__', undefined],
  ['', undefined],
])('the type of %s is %s', (path, type) => {
  expect(contentTypeOf(path)).toBe(type)
})

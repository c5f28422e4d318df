import { expect, test } from 'vitest'
import { urlsInStyle } from '../../../sw/client/refresh/urls-in-style.ts'

const base = 'http://host/css/own.css'

test.for<[name: string, css: string, expected: string[]]>([
  ['none', '.a { color: red }', []],
  ['beside the style sheet', '.a { background: url("a.png") }', ['css/a.png']],
  ['root paths and whole addresses', 'url("/api/a") url("http://host/b")', ['api/a', 'b']],
  ['escapes', String.raw`url("a\"b.png")`, ['css/a%22b.png']],
  ['an import', '@import url("more.css") screen;', ['css/more.css']],
  ['several in one rule', 'image-set(url("a") 1x, url("b") 2x)', ['css/a', 'css/b']],
  ['fragments are no addresses of their own', 'url("#clip") url("shapes.svg#clip")', ['css/shapes.svg']],
  ['an invalid address', 'url("http://[")', []],
])('the addresses that CSS names: %s', ([, css, expected]) => {
  expect(urlsInStyle(css, base)).toEqual(expected.map((path) => `http://host/${path}`))
})

test('a long text that never ends costs no more than its length', () => {
  const start = performance.now()
  expect(urlsInStyle(`url("${'\\'.repeat(100_000)}`, base)).toEqual([])
  expect(urlsInStyle('url("'.repeat(100_000), base)).toEqual([])
  expect(performance.now() - start).toBeLessThan(1_000)
})

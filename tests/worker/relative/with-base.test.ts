import { expect, test } from 'vitest'
import { addBase, withBase } from '../../../sw/worker/relative/with-base.ts'

test.each([
  ['<!doctype html><html><head><link></head>', '<!doctype html><html><head><base href="/r/"><link></head>'],
  [
    '<!DOCTYPE HTML>\n<!-- a > b -->\n<html lang="en">\n<HEAD class="x">x',
    '<!DOCTYPE HTML>\n<!-- a > b -->\n<html lang="en">\n<HEAD class="x"><base href="/r/">x',
  ],
  ['<!doctype html><title>Short</title>', '<!doctype html><base href="/r/"><title>Short</title>'],
  ['<!doctype html><header>No head</header>', '<!doctype html><base href="/r/"><header>No head</header>'],
  ['<p>Nothing</p>', '<base href="/r/"><p>Nothing</p>'],
])('%s gets its base first in the head', (html, expected) => {
  expect(addBase(html, '/r/')).toBe(expected)
})

test('a path cannot leave the attribute', () => {
  expect(addBase('', `/"><script>'&/`)).toBe('<base href="/&quot;&gt;&lt;script&gt;&#39;&amp;/">')
})

test('only HTML is changed, and its length is not kept', async () => {
  const headers = { 'content-type': 'text/html; charset=utf-8', 'content-length': '3', etag: 'x' }
  const page = await withBase(new Response('<p>', { headers, status: 404 }), '/r/')
  expect(await page.text()).toBe('<base href="/r/"><p>')
  expect([page.status, ...page.headers.keys()]).toEqual([404, 'content-type', 'etag'])
  const data = Response.json('<head>')
  expect(await withBase(data, '/r/')).toBe(data)
})

import { expect, test } from 'vitest'
import { filesByPath } from '../../../sw/worker/precache/files-by-path.ts'

const paths = (...urls: string[]) => Object.fromEntries(filesByPath(urls.map((url) => ({ url, revision: null }))))

test('a file answers its name, an index.html its folder too', () => {
  expect(paths('/index.html', '/docs/index.html', '/a.json')).toEqual({
    '/index.html': '/index.html',
    '/': '/index.html',
    '/docs/index.html': '/docs/index.html',
    '/docs/': '/docs/index.html',
    '/docs': '/docs/index.html',
    '/a.json': '/a.json',
  })
})

test('below a base, the base itself is the home page', () => {
  expect(paths('/repo/index.html')).toMatchObject({ '/repo/': '/repo/index.html', '/repo': '/repo/index.html' })
})

test('paths are decoded', () => {
  expect(paths('/%C3%A9t%C3%A9%2050%25.txt')).toEqual({ '/été 50%.txt': '/%C3%A9t%C3%A9%2050%25.txt' })
})

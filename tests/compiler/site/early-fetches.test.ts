import { expect, test } from 'vitest'
import { earlyFetches } from '../../../compiler/site/early-fetches.ts'

const files = new Map([
  ['/early.js', "fetch('/api/hi').then(show)"],
  ['/late.js', 'const refetch = () => document.fetchLater'],
])
const warn = (html: string) => earlyFetches('index.html', html, async (src) => files.get(src))

test.each([
  ['an inline script with fetch', "<script>fetch('/api/hi')</script>", 'An inline script of index.html'],
  [
    'one with XMLHttpRequest',
    '<script type="text/javascript">const x = new XMLHttpRequest()</script>',
    'An inline script',
  ],
  ['a file of the project', '<script src="/early.js" defer></script>', '/early.js of index.html'],
])('%s is warned about, with the way out', async (_, html, text) => {
  const [warning, ...others] = await warn(html)
  expect(warning).toContain(text)
  expect(warning).toContain('type="module"')
  expect(others).toEqual([])
})

test.each([
  ['a module', '<script type="module">fetch(\'/api/hi\')</script>'],
  ['data', '<script type="application/json">{"a":"fetch(1)"}</script>'],
  ['a script without requests', '<script src="/late.js"></script>'],
  ['a script of another site', '<script src="https://far.example/early.js"></script>'],
])('%s is not', async (_, html) => {
  expect(await warn(html)).toEqual([])
})

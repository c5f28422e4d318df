import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { docsSources } from '../../site/build/docs-plugin.ts'
import { formatFigures } from '../../site/build/figures/format-figures.ts'
import { withFigures } from '../../site/build/figures/with-figures.ts'
import { renderMarkdown } from '../../site/build/markdown.ts'
import { previewTags } from '../../site/build/preview-tags.ts'
import { projectLinks } from '../../site/build/project-links.ts'
import { searchIndex } from '../../site/build/search-index.ts'
import { find } from '../../site/shell/find.ts'

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')

test('an address in plain text is not a link', () => {
  expect(renderMarkdown('# A\n\nOpen http://localhost. See [docs](https://example.org/).').html).toContain(
    '<p>Open http://localhost. See <a href="https://example.org/">docs</a>.</p>',
  )
})

test('no page of the docs links to a local address', () => {
  const links = [...docsSources()].flatMap(([name, source]) =>
    [...renderMarkdown(source).html.matchAll(/href="(https?:\/\/(?:localhost|127\.|192\.168\.)[^"]*)"/g)].map(
      ([, url]) => `${name}: ${url}`,
    ),
  )
  expect(links).toEqual([])
})

test('a wide table names the column in each cell, a narrow one does not', () => {
  const wide = renderMarkdown('# A\n\n| a | b | c | d |\n| - | - | - | - |\n| 1 | `2` | 3 |  |').html
  expect(wide).toContain('<div class="table stacks"')
  expect(wide).toContain('<td role="cell">1</td><td role="cell" data-label="b"><code>2</code></td>')
  expect(renderMarkdown('# A\n\n| a |  |\n| - | - |\n| 1 | 2 |').html).toContain(
    '<table><thead><tr><th scope="col">a</th><td></td></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>',
  )
})

test('a page describes itself to sites that link to it', () => {
  const html = '<meta name="description" content="A &amp; B"><title>Storage · Stowaway</title>'
  const tags = previewTags(html, 'https://a.example/docs/storage.html', 'https://a.example/card.png')
  expect(tags).toContain('<meta property="og:title" content="Storage · Stowaway">')
  expect(tags).toContain('<meta property="og:description" content="A &amp; B">')
  expect(tags).toContain('<meta property="og:url" content="https://a.example/docs/storage.html">')
  expect(tags).toContain('<meta property="og:image" content="https://a.example/card.png">')
})

test('the footer links to the places that package.json names', () => {
  expect(
    projectLinks({ repository: { url: 'git+https://a.example/b.git' }, bugs: { url: 'https://a.example/b/issues' } }),
  ).toEqual([
    { name: 'Repository', url: 'https://a.example/b' },
    { name: 'Issues', url: 'https://a.example/b/issues' },
  ])
  expect(projectLinks({ repository: 'git@a.example:b.git' })).toEqual([])
})

test('commands name the tarball of this version', () => {
  const { version } = JSON.parse(read('package.json'))
  const pages = ['README.md', 'site/docs/index.md', 'site/home/snippets/install.sh']
  for (const page of pages) {
    const names = [...read(page).matchAll(/stowaway-[\d.]+\.tgz/g)].map(([name]) => name)
    expect(names, page).not.toEqual([])
    expect([...new Set(names)], page).toEqual([`stowaway-${version}.tgz`])
  }
})

test('the README has at most 150 lines, and its links lead to files', () => {
  const readme = read('README.md')
  expect(readme.split('\n').length).toBeLessThanOrEqual(151)
  const links = [...readme.matchAll(/\]\(([^):#]+)\)/g)].map(([, path = '']) => path)
  expect(links.length).toBeGreaterThan(20)
  for (const path of links.filter((link) => link !== 'decisions')) expect(read(path), path).not.toBe('')
})

test('the files that CONTRIBUTING names exist', () => {
  const named = [...read('CONTRIBUTING.md').matchAll(/`((?:sw|compiler|tests|site)\/[\w./-]+)`/g)].map(
    ([, path = '']) => path,
  )
  expect(named.length).toBeGreaterThan(30)
  expect(named.filter((path) => !existsSync(new URL(`../../${path}`, import.meta.url)))).toEqual([])
})

test('the search ignores the endings of words', () => {
  const index = searchIndex(new Map([['prerender', '# Prerender\n\n## Secrets\n\nA prerendered file has two paths.']]))
  const headings = (query: string) => find(index, query).map(({ path }) => path)
  expect(headings('prerendering path')).toEqual(['prerender.html#secrets'])
  expect(headings('PRERENDER')).toEqual(['prerender.html', 'prerender.html#secrets'])
  expect(headings('prerender submarine')).toEqual([])
})

test('a page shows recorded figures: the summary, all tables of a name, or some', () => {
  const summary = withFigures('<!-- figures: summary -->')
  expect(summary).toMatch(
    /^\| worker of one endpoint, brotli \| [\d.]+ k?B \| .+: .+ \| .+: .+ \| `npm run bench -- size` \|$/m,
  )
  expect(summary).not.toContain('NaN')
  const size = withFigures('<!-- figures: size -->')
  expect(size).toContain('| The worker of one endpoint | bytes | gzip | brotli |')
  expect(size).toContain('| The scripts of a page | bytes | gzip | brotli |')
  expect(withFigures('<!-- figures: size / The worker -->')).not.toContain('The scripts of a page')
  expect(() => withFigures('<!-- figures: none -->')).toThrow('npm run bench -- none --record')
})

test('times are shown as ratios to one row or column, bytes as they are', () => {
  const rows = [
    { subject: 'plain', kind: 'limit', values: [500, 2000] },
    { subject: 'own', kind: 'ours', values: [1000, null] },
  ] as const
  const table = { title: 'Times', columns: ['a', 'b'], rows }
  expect(formatFigures({ ...table, unit: 'ns', base: { subject: 'plain' } }).rows).toEqual([
    ['limit: plain', '1 (500 ns)', '1 (2 µs)'],
    ['own', '2×', '–'],
  ])
  expect(formatFigures({ ...table, unit: 'ms', base: 'first column' }).rows).toEqual([
    ['limit: plain', '1 (500 ms)', '4×'],
    ['own', '1 (1 s)', '–'],
  ])
  expect(formatFigures({ ...table, unit: 'bytes', base: { subject: 'plain' } }).rows).toEqual([
    ['limit: plain', '500 B', '2 kB'],
    ['own', '1 kB', '–'],
  ])
})

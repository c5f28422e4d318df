import { expect, test } from 'vitest'
import { classifyPageFile, pagesWarning } from '../../../sw/core/routes/page-file.ts'

test.each([
  'index.ts',
  'api/[id].json.ts',
  'plain.js',
  'open/under_score.ts',
  '.well-known/security.txt.ts',
  'test.ts',
  'spec.ts',
  'd.ts',
  'speed.test.json.ts',
  'x.config.ts',
  'étude.txt.ts',
  '[].txt.ts',
])('%s is an endpoint', (file) => {
  expect(classifyPageFile(file)).toBe('endpoint')
})

test.each([
  '_private.ts',
  '_lib/util.ts',
  'a/_b/c.ts',
  '.hidden.ts',
  '.git/x.ts',
  'a/.cache/x.ts',
  '.ts',
  'types.d.ts',
  'types.d.mts',
  'users.test.ts',
  '[id].spec.js',
  'users.test.tsx',
  'style.css',
  'data.json',
  'photo.png',
  'README',
  'X.TS',
  '_page.astro',
  '_mod.mjs',
])('%s is passed over in silence', (file) => {
  expect(classifyPageFile(file)).toBe('ignored')
})

test.each([
  ['mod.mjs', 'mod.js'],
  ['a/mod.mts', 'a/mod.ts'],
  ['mod.cjs', 'mod.js'],
  ['mod.cts', 'mod.ts'],
])('%s is no endpoint, and the warning says to call it %s', (file, right) => {
  expect(classifyPageFile(file)).toEqual({ warning: expect.stringContaining(`Rename it to ${right}.`) })
})

test.each(['index.astro', 'post.md', 'post.mdx', 'old.html', 'app.tsx', 'app.jsx', 'app.vue', 'app.svelte'])(
  '%s is a page, and the warning says that only endpoints run',
  (file) => {
    expect(classifyPageFile(file)).toBe('page')
    expect(pagesWarning([file])).toContain(`${file} is a page, and Stowaway runs endpoints only`)
  },
)

test('many pages give one warning that names the option', () => {
  expect(pagesWarning(['a.tsx', 'b.tsx', 'c.tsx', 'd.tsx', 'e.tsx'])).toMatch(
    /^a\.tsx, b\.tsx, c\.tsx, 2 more are pages.*pages: /,
  )
})

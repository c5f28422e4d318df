import { expect, test } from 'vitest'
import { apiPages, readApi } from '../../site/build/api/api-pages.ts'
import { docstringBefore, docstringMarkdown } from '../../site/build/api/docstring.ts'
import { publicEntries } from '../../site/build/api/public-entries.ts'

const entries = readApi()

test('every public entry has a page', () => {
  expect(publicEntries().length).toBeGreaterThan(5)
  expect([...apiPages().keys()]).toHaveLength(publicEntries().length + 1)
})

test.for(entries)('$specifier explains every name that it exports', ({ names }) => {
  expect(names.length).toBeGreaterThan(0)
  expect(names.filter(({ text }) => text === '').map(({ name, file }) => `${name} (${file}) has no docstring`)).toEqual(
    [],
  )
})

test.for(entries)('$specifier shows every name with its signature and no body', ({ names }) => {
  for (const { name, signature } of names) {
    expect(signature).toMatch(new RegExp(`(?:function\\*?|const|class|interface|type) ${name}\\b`))
    expect(signature).not.toMatch(/^\s+(?:return|await)\b/m)
  }
})

test('a docstring is found across plain comments, and only its own', () => {
  const code = '/** Says so. */\n// Why it does.\nexport const a = 1\nexport const b = 2'
  expect(docstringBefore(code, code.indexOf('export const a'))).toBe('Says so.')
  expect(docstringBefore(code, code.indexOf('export const b'))).toBe('')
})

test('tags become lists, and examples code', () => {
  expect(docstringMarkdown('Does it.\n\n@param name whose\n@throws TypeError for none\n@example\nconst a = 1')).toBe(
    'Does it.\n\n- `name`: whose\n\n- Throws TypeError for none\n\n```ts\nconst a = 1\n```',
  )
})

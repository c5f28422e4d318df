import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { docsSections } from '../../site/build/docs-nav.ts'
import { typeCheck } from '../compiler/types/type-check.ts'

const folder = fileURLToPath(new URL('../../site/docs', import.meta.url))
const names = readdirSync(folder).map((file) => file.replace(/\.md$/, ''))

/** What other packages are for is not installed here. */
const isForOthers =
  /from '(?:@playwright\/test|stowaway\/testing\/playwright|graphql-yoga|graphql-ws|msw(?:\/\w+)?|node:test|vitest(?:\/config)?|zod)'/

/** The TypeScript of a page as files; what has no name, or a name outside of `src`, gets one there. */
function codeOf(name: string): Readonly<Record<string, string>> {
  const source = readFileSync(`${folder}/${name}.md`, 'utf8')
  const blocks = [...source.matchAll(/^```ts\n([\s\S]*?)^```/gm)].map(([, code = '']) => code)
  const files = blocks
    .filter((code) => !isForOthers.test(code))
    .map((code, index) => {
      const file = /^\/\/ (\S+)\n/.exec(code)?.[1] ?? `snippet-${index}.ts`
      return [file.startsWith('src/') ? file : `src/${file}`, `${code}\nexport {}\n`] as const
    })
  return Object.fromEntries(files)
}

test('the sidebar lists every page', () => {
  expect(docsSections.flatMap(({ pages }) => pages).sort()).toEqual(names.sort())
})

test.for(names.filter((name) => Object.keys(codeOf(name)).length > 0))(
  'the code of %s.md has the types it needs',
  async (name) => {
    expect(
      await typeCheck({
        files: codeOf(name),
        compilerOptions: { lib: ['ES2023', 'DOM', 'DOM.Iterable', 'DOM.AsyncIterable'] },
      }),
    ).toBe('')
  },
)

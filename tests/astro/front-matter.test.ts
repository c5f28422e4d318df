import { expect, test } from 'vitest'
import { readFrontMatter } from '../../compiler/astro/content/front-matter.ts'

test.for([
  ['YAML', '---\na: 1\n---\nbody', { a: 1 }, 'body'],
  ['TOML', '+++\na = 1\n+++\nbody', { a: 1 }, 'body'],
  ['carriage returns', '---\r\na: 1\r\n---\r\nbody\r\n', { a: 1 }, 'body'],
  ['a byte order mark', '\uFEFF---\na: 1\n---\nbody', { a: 1 }, 'body'],
  ['blank lines first', '\n \n---\na: 1\n---\nbody', { a: 1 }, 'body'],
  ['no lines', '---\n---\nbody', {}, 'body'],
  ['a text in its place', '---\njust text\n---\nbody', {}, 'body'],
  ['a rule in the body', 'body\n\n---\n\nmore', {}, 'body\n\n---\n\nmore'],
  ['no end', '---\na: 1\nbody', {}, '---\na: 1\nbody'],
  ['an indented start', ' ---\na: 1\n---\nbody', {}, '---\na: 1\n---\nbody'],
  ['an end on the same line', '--- a: 1 ---\nbody', {}, '--- a: 1 ---\nbody'],
  ['nothing', '', {}, ''],
] as const)('%s', ([, source, data, body]) => {
  const read = readFrontMatter(source)
  expect(read.data).toEqual(data)
  expect(read.content.trim()).toBe(body)
  // Lines and columns of the body stay.
  expect(read.content).toHaveLength(source.length)
})

test('a megabyte of dashes takes no time', () => {
  const start = performance.now()
  readFrontMatter(`---\n${'-- \n'.repeat(250_000)}`)
  readFrontMatter(`${' \n'.repeat(500_000)}--`)
  expect(performance.now() - start).toBeLessThan(5000)
})

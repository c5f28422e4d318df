import { expect, test } from 'vitest'
import { joinPaths, packPaths, splitPaths, unpackPaths } from '../../../sw/core/routes/path-list.ts'
import { createRandom, pick } from './random-routes.ts'

const sorted = (paths: readonly string[]) => [...new Set(paths)].sort()
const roundTrip = (paths: readonly string[]) => unpackPaths(JSON.parse(JSON.stringify(packPaths(paths))))

test.each([
  [[]],
  [['/']],
  [['', '/', '/a', '/a']],
  [['/shop', '/shop/', '/shop/index.html', '/shop/a.json', '/shop/a.jsonl']],
  [['/\u{1F600}', '/\u{1F601}', '/\uD83D']],
  [['/a"b', '/a\\b', '/a\nb', '/a\u2028b', '/__proto__', '/#', '/[']],
  [[`/${'long'.repeat(60)}/1`, `/${'long'.repeat(60)}/2`, `/${'long'.repeat(60)}/12`]],
])('%j is read as it was written', (paths) => {
  expect(roundTrip(paths)).toEqual(sorted(paths))
})

test('so is any list', () => {
  const random = createRandom(11)
  const parts = ['a', 'ab', '/', '.json', '0', '1', '9', 'é', '日', '😀', '[', '#', ' ', '\\', '"'] as const
  for (let run = 0; run < 500; run++) {
    const path = () => `/${Array.from({ length: random(40) }, () => pick(random, parts)).join('')}`
    const paths = Array.from({ length: random(60) }, path)
    expect(roundTrip(paths)).toEqual(sorted(paths))
  }
})

test('one string keeps paths in their order, whatever separates them', () => {
  const random = createRandom(12)
  const parts = ['a', 'ab', '/', '\n', '\0', '\u0001', '😀', '😁', '#', '[', '"'] as const
  for (let run = 0; run < 500; run++) {
    const path = () => `/${Array.from({ length: random(8) }, () => pick(random, parts)).join('')}`
    const paths = Array.from({ length: 1 + random(30) }, path)
    expect(splitPaths(JSON.parse(JSON.stringify(joinPaths(paths))))).toEqual(paths)
  }
  const all = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code))
  expect(splitPaths(joinPaths(all))).toEqual(all)
})

import { expect, test } from 'vitest'
import { downloadName } from '../../../sw/client/fallback/show-answer.ts'

const named = (disposition: string | undefined, isWanted?: boolean) =>
  downloadName(
    new Response('', { headers: disposition === undefined ? {} : { 'content-disposition': disposition } }),
    'http://site.example/api/r%C3%A9sum%C3%A9.csv?x',
    isWanted,
  )

test.for<readonly [string | undefined, string | undefined]>([
  [undefined, undefined],
  ['inline; filename=a.txt', undefined],
  ['attachment', 'résumé.csv'],
  ['attachment; filename=a.txt', 'a.txt'],
  ['ATTACHMENT; filename="a; b.txt"', 'a; b.txt'],
  ["attachment; filename=a.txt; filename*=UTF-8''%C3%BC.txt", 'ü.txt'],
  ["attachment; filename*=UTF-8''%zz", '%zz'],
  ['attachment; filename="../../etc/passwd"', '.._.._etc_passwd'],
])('%s is saved as %s', ([disposition, name]) => {
  expect(named(disposition)).toBe(name)
})

test('a link that asks for a download gets one, whatever the answer says', () => {
  expect(named(undefined, true)).toBe('résumé.csv')
  expect(named('inline; filename=a.txt', true)).toBe('a.txt')
})

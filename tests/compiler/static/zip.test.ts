import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { zip } from '../../../compiler/static/zip.ts'

test('an archive holds the files by their names', () => {
  const files = unzipSync(
    zip(
      new Map([
        ['a/b.txt', 'text'],
        ['__proto__', 'own'],
        ['..a', 'dots'],
      ]),
    ),
  )
  expect(Object.keys(files).sort()).toEqual(['..a', 'a/b.txt'])
})

test.for(['../x', 'a/../../x', '/etc/x', 'a\\..\\x', 'C:/x', ''])(
  'no archive has a name that leads out: %s',
  (name) => {
    expect(() => zip(new Map([[name, 'x']]))).toThrow(expect.objectContaining({ code: 'InvalidFileName' }))
  },
)

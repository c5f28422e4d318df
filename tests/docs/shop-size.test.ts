import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const site = fileURLToPath(new URL('../../site', import.meta.url))
const folders = ['src/gallery/shop', 'src/pages/gallery/shop'].map((folder) => join(site, folder))

/** Empty lines, and comments of one line. */
const noCode = /^\s*(?:\/\*\*.*\*\/)?\s*$/

test('the mocks of the shop have 50 lines of code, as its page says', () => {
  const texts = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => readFileSync(join(folder, name), 'utf8')),
  )
  expect(texts.flatMap((text) => text.split('\n')).filter((line) => !noCode.test(line))).toHaveLength(50)
})

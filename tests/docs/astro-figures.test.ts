import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { figures } from '../astro/figures.mjs'

test('the page about coming from Astro has the figures of the recorded projects', async () => {
  const page = await readFile(new URL('../../site/docs/migrate-from-astro.md', import.meta.url), 'utf8')
  expect(page.replaceAll(/\s+/g, ' ')).toContain(await figures())
})

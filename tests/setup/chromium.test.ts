import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { chromiumFlags } from './chromium.mjs'

test("our list of disabled features contains all of Playwright's, which it replaces", async () => {
  const playwright = dirname(createRequire(import.meta.url).resolve('playwright-core/package.json'))
  const source = await readFile(join(playwright, 'lib/coreBundle.js'), 'utf8')
  const list = /\bdisabledFeatures = \[(.*?)\]/s.exec(source)?.[1] ?? ''
  const theirs = [...list.matchAll(/^\s*"(\w+)"/gm)].map(([, name = '']) => name)
  expect(theirs.length).toBeGreaterThan(10)
  const flag = chromiumFlags.find((one: string) => one.startsWith('--disable-features='))
  const ours = flag?.split('=')[1]?.split(',') ?? []
  expect(theirs.filter((name) => !ours.includes(name))).toEqual([])
})

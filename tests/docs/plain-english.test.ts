import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { listFiles } from '../../compiler/node/list-files.ts'
import { findBanned } from './find-banned.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

const folders = ['compiler', 'decisions', 'site', 'sw', 'tests']
const pages = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md']

/** Written by the catalogue of errors, which is in `sw/`. */
const generated = ['site/docs/errors.md']

/** Quotes others word by word, or is the list itself. */
const foreign = /^tests\/(?:conformance\/corpora|fixtures)\/|^tests\/docs\/(?:banned-phrases|plain-english\.test)\.ts$/

const paths = [
  ...pages,
  ...(
    await Promise.all(
      folders.map(async (folder) => (await listFiles(join(root, folder))).map((file) => `${folder}/${file}`)),
    )
  ).flat(),
].filter((path) => /\.(?:md|html|tsx?|mjs)$/.test(path) && !/\/(?:dist|node_modules)\//.test(path))

const findings = paths
  .filter((path) => !generated.includes(path) && !foreign.test(path))
  .flatMap((path) => findBanned(path, readFileSync(join(root, path), 'utf8')))

test('a phrase is found in prose, with its line and the usual words', () => {
  const code = `const anew = 1 // whose\n/**\n * Gives\n * back what takes it off.\n */\nconst laid = 'made anew'\n`
  expect(findBanned('a.ts', code)).toEqual(['a.ts:3 "Gives * back": write "returns"', 'a.ts:6 "anew": write "again"'])
  expect(findBanned('a.md', 'It is\nnone of ours.')).toHaveLength(2)
  expect(findBanned('a.ts', 'const hint = () => `Fix the handler`')).toHaveLength(1)
  expect(findBanned('a.tsx', '<p>Asked anew</p>')).toHaveLength(1)
})

test('docs, comments and texts use the usual words', () => {
  expect(paths.length).toBeGreaterThan(1000)
  expect(findings).toEqual([])
})

// Prints what the recorded projects show, for site/docs/migrate-from-astro.md: node tests/astro/figures.mjs

import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { deviations } from './deviations.mjs'

const here = import.meta.dirname
const isEndpoint = (file) => /(?:^|\/)pages\/.*\.[cm]?[jt]s$/.test(file)

export async function figures() {
  const projects = await readdir(join(here, 'corpus'))
  const endpoints = (await readdir(join(here, 'corpus'), { recursive: true })).filter(isEndpoint)
  const recordings = await Promise.all(
    projects.map(async (name) => JSON.parse(await readFile(join(here, 'recorded', `${name}.json`), 'utf8'))),
  )
  const written = recordings.flatMap(({ files }) => Object.keys(files)).length
  const [{ astro }] = recordings
  return (
    `${endpoints.length} endpoint files of ${projects.length} projects, copied unchanged, write ${written} files. ` +
    `${written - deviations.length} of them are what Astro ${astro} writes, byte for byte.`
  )
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(await figures())

// Records what the real Astro builds from the projects of `corpus/`, as the data that `recorded.test.ts` compares with.
//
//   mkdir /tmp/astro && cd /tmp/astro
//   npm i --legacy-peer-deps node@24 astro@7 @astrojs/mdx @astrojs/rss sharp
//   node tests/astro/record.mjs /tmp/astro

import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { asText } from './as-text.mjs'

const here = import.meta.dirname
const [installed, ...only] = process.argv.slice(2)
if (installed === undefined) throw new Error('Name the folder in which Astro is installed.')
const node = ['node', 'node_modules/node/bin/node'].map((path) => resolve(installed, path)).find(existsSync)

for (const name of readdirSync(join(here, 'corpus'))) {
  if (only.length > 0 && !only.includes(name)) continue
  const folder = resolve(installed, 'projects', name)
  rmSync(folder, { recursive: true, force: true })
  cpSync(join(here, 'corpus', name), folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
  const astro = resolve(installed, 'node_modules/astro/bin/astro.mjs')
  const options = { cwd: folder, encoding: 'utf8', env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' } }
  const { status, stdout, stderr } = spawnSync(node ?? process.execPath, [astro, 'build'], options)
  const log = stdout + stderr
  if (status !== 0) throw new Error(`astro build failed in ${name}:\n${log}`)
  const files = Object.fromEntries(
    filesIn(join(folder, 'dist'))
      .filter((path) => !path.startsWith('_astro/'))
      .map((path) => [path, asText(readFileSync(join(folder, 'dist', path))).replaceAll(folder, '{{root}}')]),
  )
  const assets = filesIn(join(folder, 'dist')).filter((path) => path.startsWith('_astro/'))
  const { version } = JSON.parse(readFileSync(resolve(installed, 'node_modules/astro/package.json'), 'utf8'))
  mkdirSync(join(here, 'recorded'), { recursive: true })
  writeFileSync(
    join(here, 'recorded', `${name}.json`),
    `${JSON.stringify({ astro: version, files, assets }, null, 2)}\n`,
  )
  console.log(`${name}: ${Object.keys(files).length} files, ${assets.length} assets`)
  if (process.env.LOG) console.log(log)
}

function filesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort()
}

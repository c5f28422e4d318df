import { spawn } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { engineNames } from './setup/engines.mjs'
import { ensureEngines } from './setup/ensure-engines.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** What runs in full here, and in part in the browser suite. */
const soaks = new Map([
  ['updates', 'tests/browser/update-load.spec.ts'],
  ['kills', 'tests/browser/kills.spec.ts'],
])

const usage = `Usage: npm run soak -- [--only ${[...soaks.keys()].join(',')}] [--browser ${engineNames.join(',')}]

STOWAWAY_SEED=N repeats the random moments of a run that printed this seed.`

/** The names of a list such as `a,b`; all where none is asked for. */
function choose(list, names, what) {
  if (list === undefined) return names
  const asked = list.split(',').map((name) => name.trim())
  const unknown = asked.find((name) => !names.includes(name))
  if (unknown !== undefined) throw new Error(`No ${what} is called "${unknown}".\n${usage}`)
  return asked
}

const buildPackage = () => spawnHere('npm', 'run', 'build', '--silent')

const run = (file, ...args) => spawnHere(process.execPath, join('node_modules', file), ...args)

function spawnHere(command, ...args) {
  const env = { ...process.env, STOWAWAY_SOAK: '1' }
  const child = spawn(command, args, { cwd: root, stdio: 'inherit', env })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve(code ?? 1))
  })
}

async function main(args) {
  const options = { only: { type: 'string' }, browser: { type: 'string' }, help: { type: 'boolean', short: 'h' } }
  const { values } = parseArgs({ args, options })
  if (values.help) {
    console.log(usage)
    return 0
  }
  const specs = choose(values.only, [...soaks.keys()], 'soak').map((name) => soaks.get(name))
  const browsers = choose(values.browser, engineNames, 'browser')
  const problems = await ensureEngines(new Set(browsers))
  for (const [name, problem] of problems) console.error(`FAIL ${name}: ${problem}`)
  const there = browsers.filter((name) => !problems.has(name))
  if (there.length === 0) return 1
  const built = await buildPackage()
  if (built !== 0) return built
  // One after the other: each has the machine to itself.
  const projects = there.map((name) => `--project=${name}`)
  const code = await run('@playwright/test/cli.js', 'test', '--workers=1', ...projects, ...specs)
  return problems.size > 0 ? 1 : code
}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

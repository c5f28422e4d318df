import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { engineNames } from './setup/engines.mjs'
import { ensureEngines } from './setup/ensure-engines.mjs'
import { runCommand, stopCommands } from './setup/run-command.mjs'

/** The long tests: `npm test` runs a part of each of these specs, this runs all, and prints what they counted. */
const soaks = {
  updates: 'tests/browser/update-load.spec.ts',
  kills: 'tests/browser/kills.spec.ts',
}

process.chdir(dirname(dirname(fileURLToPath(import.meta.url))))
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    stopCommands()
    process.exit(1)
  })
}

function chosen(asked, all, what) {
  const names = asked === undefined ? all : asked.split(',').map((name) => name.trim())
  const unknown = names.find((name) => !all.includes(name))
  if (unknown !== undefined) throw new Error(`No ${what} is called "${unknown}". They are: ${all.join(', ')}.`)
  return names
}

async function run(command, env = {}) {
  const { code } = await runCommand(command, {
    env,
    limit: 60 * 60_000,
    onText: (text) => process.stdout.write(text),
  })
  return code === 0
}

async function main(args) {
  const options = { only: { type: 'string' }, browser: { type: 'string' } }
  const { values } = parseArgs({ args, options })
  const there = Object.keys(soaks).filter((name) => existsSync(soaks[name]))
  const specs = chosen(values.only, there, 'soak test').map((name) => soaks[name])
  const engines = chosen(values.browser, engineNames, 'browser')
  const problems = await ensureEngines(engines)
  for (const [name, problem] of problems) console.error(`${name}: ${problem}`)
  if (!(await run([process.execPath, 'node_modules/typescript/bin/tsc', '-b']))) return false
  const playwright = join('node_modules', '@playwright', 'test', 'cli.js')
  const projects = engines.map((name) => `--project=${name}`)
  // One at a time: what they measure is not to be another browser's work.
  const command = [process.execPath, playwright, 'test', '--workers=1', '--reporter=list', ...projects, ...specs]
  return (await run(command, { STOWAWAY_SOAK: '1' })) && problems.size === 0
}

try {
  process.exitCode = (await main(process.argv.slice(2))) ? 0 : 1
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

import { spawn } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chooseBrowsers, usage } from './setup/choose-browsers.mjs'
import { ensureEngines } from './setup/ensure-engines.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

async function main(args) {
  const { asksForHelp, browsers, rest } = chooseBrowsers(args)
  if (asksForHelp) {
    console.log(usage)
    return 0
  }
  const problems = await ensureEngines(browsers)
  for (const [name, problem] of problems) console.error(`FAIL ${name}: ${problem}`)
  const there = browsers.filter((name) => !problems.has(name))
  if (there.length === 0) return 1
  const built = await buildPackage()
  if (built !== 0) return built
  // The star takes in the sub-path, and what else the engine is run with.
  const code = await run('@playwright/test/cli.js', 'test', ...there.map((name) => `--project=${name}*`), ...rest)
  return problems.size > 0 ? 1 : code
}

const buildPackage = () => spawnHere('npm', 'run', 'build', '--silent')

const run = (file, ...args) => spawnHere(process.execPath, join('node_modules', file), ...args)

function spawnHere(command, ...args) {
  const child = spawn(command, args, { cwd: root, stdio: 'inherit' })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve(code ?? 1))
  })
}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

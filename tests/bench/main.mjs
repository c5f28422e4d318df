import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { readArguments } from './command/read-arguments.mjs'
import { list, usage } from './command/usage.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))

process.exitCode = main(process.argv.slice(2))

/** @param {string[]} args */
function main(args) {
  let asked
  try {
    asked = readArguments(args)
  } catch (error) {
    console.error(`${error.message}\n\n${usage()}`)
    return 2
  }
  if (asked.help) console.log(usage())
  else if (asked.list) console.log(`Names for npm run bench -- <name>...\n\n${list()}`)
  else return measure(args)
  return 0
}

/** Builds the package and the benches, and runs them: they measure what a project would install. */
function measure(args) {
  const node = (...line) => spawnSync(process.execPath, line, { cwd: root, stdio: 'inherit' }).status ?? 1
  const tsc = 'node_modules/typescript/bin/tsc'
  return (
    node(tsc, '-b') ||
    node('dist/compiler/vite/pack/main.js') ||
    node(tsc, '-p', 'tests/bench') ||
    node('dist/tests/bench/command/run.js', ...args)
  )
}

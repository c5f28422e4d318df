import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { countCommand, countConformance, countPlaywright, countVitest } from './count-tests.mjs'
import { engineNames } from './engines.mjs'

const minute = 60_000
const conformanceHosts = ['core', 'prerender', 'node', 'dev', 'worker']

const node = (file, ...args) => [process.execPath, file, ...args]
const bin = (file, ...args) => node(join('node_modules', file), ...args)
const vitest = (report, ...args) =>
  bin('vitest/vitest.mjs', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...args)
const tsc = (...args) => bin('typescript/bin/tsc', ...args)

/**
 * The steps of the tests, in order. `reports` is an empty folder for their reports. A step's `engine` is the browser
 * that it needs.
 */
export function createSteps(reports) {
  const unit = join(reports, 'unit.json')
  const contract = join(reports, 'contract.json')
  const site = 'site/tsconfig.json'
  return [
    command('lint', bin('@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '--colors=off', '.')),
    command('build', ['npm', 'run', 'build:tests', '--silent']),
    command('types:core', tsc('-p', 'sw/core/tsconfig.dom.json')),
    command('types:tests', tsc('-p', 'tests')),
    command('types:bench', tsc('-p', 'tests/bench', '--noEmit')),
    ...(existsSync(site) ? [command('types:site', tsc('-p', site, '--noEmit'))] : []),
    {
      name: 'unit',
      command: vitest(unit, '--exclude', 'tests/contract/**'),
      limit: 8 * minute,
      count: countVitest(unit),
    },
    {
      name: 'contract',
      command: vitest(contract, 'tests/contract'),
      engine: 'chromium',
      limit: 8 * minute,
      count: countVitest(contract),
    },
    ...engineNames.map((engine) => browserStep(engine, join(reports, `browser-${engine}.json`))),
    ...conformanceHosts.map((host) => ({
      name: `conformance:${host}`,
      command: node('dist/tests/conformance/cli.js', '--host', host, '--json'),
      ...((host === 'dev' || host === 'worker') && { engine: 'chromium' }),
      limit: 8 * minute,
      count: countConformance,
      hidesStdout: true,
    })),
  ]
}

const browserStep = (engine, report) => ({
  name: `browser:${engine}`,
  command: bin('@playwright/test/cli.js', 'test', '--reporter=list,json', '--retries=2', `--project=${engine}*`),
  // Below a path a part of the suite is enough here: `npm run test:browsers` runs all of it.
  env: { PLAYWRIGHT_JSON_OUTPUT_NAME: report, STOWAWAY_PART: '1' },
  engine,
  limit: 40 * minute,
  count: countPlaywright(report),
})

const command = (name, line) => ({
  name,
  command: line,
  limit: 5 * minute,
  count: async (result) => countCommand(result),
})

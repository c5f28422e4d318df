import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { countCommand, countConformance, countVitest } from './count-tests.mjs'
import { playwrightSteps } from './playwright-steps.mjs'

const minute = 60_000
const conformanceHosts = ['core', 'prerender', 'node', 'dev', 'worker']

const node = (file, ...args) => [process.execPath, file, ...args]
const bin = (file, ...args) => node(join('node_modules', file), ...args)
const vitest = (report, ...args) =>
  bin('vitest/vitest.mjs', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...args)
const tsc = (...args) => bin('typescript/bin/tsc', ...args)

/**
 * The steps of the tests. Lanes run beside each other, the steps of a lane one after the other: `first` before all
 * others, `alone` after them.
 *
 * @param reports an empty folder for their reports
 * @param tier `push`, what `npm test` runs, or `soak`, which is everything
 */
export function createSteps(reports, tier) {
  const unit = join(reports, 'unit.json')
  const contract = join(reports, 'contract.json')
  const site = 'site/tsconfig.json'
  return [
    command('build', ['npm', 'run', 'build:tests', '--silent'], 'first'),
    command('lint', bin('@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '--colors=off', '.')),
    command('types:core', tsc('-p', 'sw/core/tsconfig.dom.json')),
    command('types:tests', tsc('-p', 'tests')),
    command('types:shop', tsc('-p', 'tests/shop')),
    command('types:bench', tsc('-p', 'tests/bench', '--noEmit')),
    ...(existsSync(site) ? [command('types:site', tsc('-p', site, '--noEmit'))] : []),
    ...playwrightSteps(reports, tier),
    {
      name: 'unit',
      lane: 'node',
      command: vitest(unit, '--project=rooms', '--project=whole'),
      limit: 40 * minute,
      count: countVitest(unit),
    },
    {
      name: 'contract',
      lane: 'hosts',
      command: vitest(contract, '--project=contract'),
      engine: 'chromium',
      limit: 40 * minute,
      count: countVitest(contract),
    },
    ...['firefox', 'webkit'].map((engine) => contractIn(engine, reports, tier)),
    ...conformanceHosts.map((host) => ({
      name: `conformance:${host}`,
      lane: 'hosts',
      command: node('dist/tests/conformance/cli.js', '--host', host, '--json'),
      ...((host === 'dev' || host === 'worker') && { engine: 'chromium' }),
      limit: 40 * minute,
      count: countConformance,
      hides: /^\{.*\}$/,
    })),
  ]
}

/** The contract table, asked in another engine: its worker, and in the soak tier all hosts that it has. */
function contractIn(engine, reports, tier) {
  const report = join(reports, `contract-${engine}.json`)
  const hosts = ['worker', ...(tier === 'soak' ? ['dev', 'compiled', 'fallback'] : [])]
  const files = hosts.map((host) => `tests/contract/${host}.test.ts`)
  return {
    name: `contract:${engine}`,
    lane: 'hosts',
    command: vitest(report, '--project=contract', ...files),
    env: { STOWAWAY_BROWSER: engine },
    engine,
    limit: 40 * minute,
    count: countVitest(report),
  }
}

const command = (name, line, lane = 'hosts') => ({
  name,
  lane,
  command: line,
  limit: 10 * minute,
  count: async (result) => countCommand(result),
})

import { join } from 'node:path'
import { countPlaywright } from './count-tests.mjs'
import { engineNames } from './engines.mjs'

const minute = 60_000
const playwright = join('node_modules', '@playwright/test/cli.js')

/** The parts of Playwright's run, by name. The stars include the sub-path, and Chromium with windows. */
const parts = new Map([
  ...engineNames.map((engine) => [`browser:${engine}`, { projects: [`${engine}*`], engine }]),
  ['package', { projects: ['package'], engine: 'chromium' }],
  ['commands', { projects: ['commands'], engine: 'chromium' }],
])

/** In the soak tier these run alone and in full. Otherwise a part of each runs with the others. */
const loads = new Map([
  ['updates', 'browser/update-load.spec.ts'],
  ['kills', 'browser/kills.spec.ts'],
])

/** The steps that Playwright runs. A step with `parts` runs those of them that are asked for. */
export function playwrightSteps(reports, tier) {
  const isSoak = tier === 'soak'
  const limit = (isSoak ? 120 : 50) * minute
  const main = step({
    name: 'browser',
    lane: 'browser',
    report: join(reports, 'browser.json'),
    parts,
    limit,
    args: isSoak ? ['--grep-invert=@load'] : ['--config=tests/push.config.ts'],
  })
  if (!isSoak) return [main]
  const engines = new Map(engineNames.map((engine) => [engine, { projects: [engine], engine }]))
  const alone = [...loads].map(([name, file]) =>
    step({
      name,
      lane: 'alone',
      report: join(reports, `${name}.json`),
      parts: engines,
      limit,
      args: ['--workers=1', file],
    }),
  )
  return [main, ...alone]
}

function step({ name, lane, report, parts, limit, args }) {
  return {
    name,
    lane,
    parts,
    command: (chosen) => [
      process.execPath,
      playwright,
      'test',
      '--reporter=line,json',
      '--retries=2',
      // A run that takes too long reports its results before it is stopped.
      `--global-timeout=${limit - minute}`,
      ...chosen.flatMap((part) => part.projects.map((project) => `--project=${project}`)),
      ...args,
    ],
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: report },
    limit,
    count: countPlaywright(report),
    // The progress line shows which test has started.
    hides: /^\[\d+\/\d+\] /,
  }
}

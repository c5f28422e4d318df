import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chooseSteps, stepNames } from './choose-steps.mjs'
import { ensureEngines } from './ensure-engines.mjs'
import { createProgress } from './progress.mjs'
import { readArguments } from './read-arguments.mjs'
import { stopCommands } from './run-command.mjs'
import { runLanes } from './run-lanes.mjs'
import { createRunStep } from './run-step.mjs'
import { slowest } from './slowest.mjs'
import { createSteps } from './steps.mjs'
import { usage } from './usage.mjs'

/** A step that had not started when the run was stopped. */
const notRun = { passed: 0, failed: 1 }

/** Runs the tests of a tier to their last line, `N passed, N failed, N skipped`, and sets the exit code. */
export async function runTests(tier, args) {
  process.chdir(dirname(dirname(dirname(fileURLToPath(import.meta.url)))))
  const stopped = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    // The second signal ends this process at once.
    process.once(signal, () => {
      stopped.abort()
      void stopCommands()
    })
  }
  try {
    const asked = readArguments(args)
    if (asked.help) console.log(usage(tier, stepNames(createSteps('', tier))))
    else await runAsked(tier, asked, stopped.signal)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    console.log('0 passed, 1 failed')
    process.exitCode = 1
  }
}

async function runAsked(tier, asked, stopped) {
  const reports = await mkdtemp(join(tmpdir(), 'stowaway-tests-'))
  const total = { passed: 0, failed: 0, skipped: 0, times: [] }
  try {
    const steps = chooseSteps(createSteps(reports, tier), asked)
    const engines = steps.flatMap(({ engine, parts = new Map() }) => [
      engine,
      ...[...parts.values()].map((part) => part.engine),
    ])
    const problems = await ensureEngines(new Set(engines.filter((engine) => engine !== undefined)))
    const runStep = createRunStep(createProgress(), problems)
    await runLanes(steps, async (step) => {
      const counts = stopped.aborted ? notRun : await runStep(step)
      const { passed, failed, skipped = 0, times = [] } = counts
      total.passed += passed
      total.failed += failed
      total.skipped += skipped
      total.times.push(...times)
    })
  } finally {
    await rm(reports, { recursive: true, force: true })
  }
  const { passed, failed, skipped, times } = total
  if (times.length > 0) console.log(slowest(times, 20))
  console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`)
  process.exitCode = failed > 0 ? 1 : 0
}

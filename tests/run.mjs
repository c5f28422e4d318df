import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chooseSteps } from './setup/choose-steps.mjs'
import { ensureEngines } from './setup/ensure-engines.mjs'
import { startProgress } from './setup/progress.mjs'
import { runCommand, stopCommands } from './setup/run-command.mjs'
import { createSteps } from './setup/steps.mjs'

process.chdir(dirname(dirname(fileURLToPath(import.meta.url))))
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    stopCommands()
    process.exit(1)
  })
}

/** A step's output goes through a pipe, and is shown where this process writes. */
const colours = process.stdout.isTTY
  ? { FORCE_COLOR: '1', NO_COLOR: undefined }
  : { FORCE_COLOR: undefined, NO_COLOR: '1' }

async function runStep({ name, command, env, limit, count, hidesStdout }) {
  const progress = startProgress(name)
  const result = await runCommand(command, { env: { ...colours, ...env }, limit, onText: progress.text })
  const counts = await count(result)
  progress.end(counts)
  if (counts.failed > 0) {
    console.log(hidesStdout ? result.output.replace(/^\{.*\}$\n?/gm, '') : result.output)
    if (counts.details) console.log(counts.details)
  }
  return counts
}

/** Where a browser cannot be had, each step that needs it fails, and the others still run. */
async function runOrFail(step, problems) {
  const problem = problems.get(step.engine)
  if (problem === undefined) return runStep(step)
  console.log(`FAIL ${step.name}: ${problem}`)
  return { passed: 0, failed: 1 }
}

async function main(args) {
  const reports = await mkdtemp(join(tmpdir(), 'stowaway-tests-'))
  const total = { passed: 0, failed: 0 }
  try {
    const steps = chooseSteps(createSteps(reports), args)
    const problems = await ensureEngines(new Set(steps.flatMap(({ engine }) => engine ?? [])))
    for (const step of steps) {
      const { passed, failed } = await runOrFail(step, problems)
      total.passed += passed
      total.failed += failed
    }
  } finally {
    await rm(reports, { recursive: true, force: true })
  }
  return total
}

try {
  const { passed, failed } = await main(process.argv.slice(2))
  console.log(`${passed} passed, ${failed} failed`)
  process.exitCode = failed > 0 ? 1 : 0
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  console.log('0 passed, 1 failed')
  process.exitCode = 1
}

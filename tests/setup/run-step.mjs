import { runCommand } from './run-command.mjs'

/** A step's output goes through a pipe, and is printed by this process. */
const colours = process.stdout.isTTY
  ? { FORCE_COLOR: '1', NO_COLOR: undefined }
  : { FORCE_COLOR: undefined, NO_COLOR: '1' }

const failure = { passed: 0, failed: 1 }

/**
 * Creates the function that runs a step and returns its counts. A step that cannot run fails, and the others still run.
 *
 * @param problems what is wrong with missing engines, by name
 */
export function createRunStep(progress, problems) {
  let isBuilt = true

  return async (step) => {
    const { name, lane, engine, parts } = step
    if (lane !== 'first' && !isBuilt) return fail(progress, name, 'not run, since the build failed')
    if (parts === undefined) {
      const problem = problems.get(engine)
      if (problem !== undefined) return fail(progress, name, problem)
      const counts = await run(progress, step, step.command)
      if (name === 'build') isBuilt = counts.failed === 0
      return counts
    }
    const lost = [...parts].filter(([, part]) => problems.has(part.engine))
    for (const [part, { engine }] of lost) fail(progress, part, problems.get(engine))
    const rest = [...parts.values()].filter((part) => !problems.has(part.engine))
    const counts = rest.length > 0 ? await run(progress, step, step.command(rest)) : { passed: 0, failed: 0 }
    return { ...counts, failed: counts.failed + lost.length }
  }
}

function fail(progress, name, why) {
  progress.start(name).end({ ...failure, notes: [why] })
  return failure
}

async function run(progress, { name, env, limit, count, hides }, command) {
  const shown = progress.start(name)
  const result = await runCommand(command, { env: { ...colours, ...env }, limit, onText: shown.text })
  const counts = await count(result)
  shown.end(counts)
  for (const remark of counts.remarks ?? []) console.log(`     ${remark}`)
  if (counts.failed > 0) {
    const lines = result.output.split('\n').filter((line) => hides === undefined || !hides.test(line))
    console.log(lines.join('\n'))
    if (counts.details) console.log(counts.details)
  }
  return counts
}

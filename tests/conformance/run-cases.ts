import { comparable } from './answer.ts'
import { codesOf } from './deviations.ts'
import { isFileAnswer } from './file-answers.ts'
import type { AskedHost, RunContext } from './host.ts'
import { differences, isGenerated } from './judge.ts'
import { isLegacyNotFound } from './legacy-version.ts'
import type { RecordedCase } from './recorded.ts'
import { type Result, resultOf } from './result.ts'

/** Sends every wanted case to a host, one at a time, and judges the answers. */
export async function* runCases(context: RunContext, host: AskedHost): AsyncGenerator<Result> {
  for (const recorded of context.project.cases) {
    if (context.wants(recorded.name)) yield await runCase(context, host, recorded)
  }
}

async function runCase(context: RunContext, host: AskedHost, recorded: RecordedCase): Promise<Result> {
  const { project, facts } = context
  const name = `${recorded.name}${host.suffix ?? ''}`
  try {
    const answer = await host.answer(recorded)
    if ('skip' in answer) return { project: project.name, name, result: 'skip', reason: answer.skip }
    const { request, expect } = recorded
    const actual = comparable(answer, host.origin, project.settings.ignoreHeaders)
    const found = differences(expect, actual, {
      fromFile: isFileAnswer(context, recorded),
      generated: isGenerated(request.method, expect) || isLegacyNotFound(request, expect, facts),
      ignored: project.settings.ignoreHeaders,
    })
    const view = { request, expected: expect, actual, facts, inWorker: host.inWorker }
    return resultOf(project.name, name, found, codesOf(found, view))
  } catch (error) {
    return {
      project: project.name,
      name,
      result: 'fail',
      expected: { answer: recorded.expect.status },
      actual: { answer: error instanceof Error ? error.message : String(error) },
    }
  }
}

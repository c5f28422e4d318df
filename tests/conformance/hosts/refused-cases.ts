import type { RunContext } from '../host.ts'
import type { RecordedCase } from '../recorded.ts'
import { type Result, resultOf } from '../result.ts'
import type { Refused } from './build-copy.ts'

/** The result of a case whose endpoint the build refused; `undefined` for all others. */
export function refusedResult(
  { project, facts }: RunContext,
  { name, request, expect }: RecordedCase,
  refused: readonly Refused[],
): Result | undefined {
  const matching = facts.matching(request.path)
  const found = refused.find(({ file }) => matching.some((endpoint) => endpoint.file === file))
  if (found === undefined) return undefined
  const difference = { where: 'build', expected: expect.status, actual: `${found.error.code}: ${found.error.message}` }
  return resultOf(project.name, name, [difference], found.code === undefined ? undefined : [found.code])
}

/** The context without the cases of refused endpoints, and their results. */
export function splitRefused(
  context: RunContext,
  refused: readonly Refused[],
): { readonly results: readonly Result[]; readonly rest: RunContext } {
  const { project, wants } = context
  const results: Result[] = []
  const cases = project.cases.filter((recorded) => {
    const result = refusedResult(context, recorded, refused)
    if (result !== undefined && wants(recorded.name)) results.push(result)
    return result === undefined
  })
  return { results, rest: { ...context, project: { ...project, cases } } }
}

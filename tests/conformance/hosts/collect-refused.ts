import type { HostProject } from '../../hosts/host.ts'
import type { Refused } from '../../hosts/refused.ts'
import { buildCode } from '../build-deviations.ts'
import type { RunContext } from '../host.ts'
import type { RecordedCase } from '../recorded.ts'
import { type Result, resultOf } from '../result.ts'
import { decodePath, pathWithin, patternMatcher } from '../route-facts.ts'
import { failureOf, outcomeText } from './build-outcome.ts'
import { hostProject } from './host-project.ts'

/** The endpoints and redirects of a project that the product refuses, and their cases. */
export interface CollectedRefused {
  add(refused: Refused): void
  /** One result for each: the build that failed because of it. */
  builds(): Result[]
  /** The results of the cases that ask for one of them. */
  results(): Result[]
  /** The context without those cases. */
  rest(): RunContext
  /** The project without the refused redirects. */
  project(): HostProject
}

export function collectRefused(context: RunContext): CollectedRefused {
  const { project, facts, wants } = context
  const list: Refused[] = []

  const asks = ({ request }: RecordedCase, { kind, file }: Refused): boolean =>
    kind === 'endpoint'
      ? facts.matching(request.path).some((endpoint) => endpoint.file === file)
      : patternMatcher(file)(decodePath(pathWithin(facts.base, request.path)))

  const refusedOf = (recorded: RecordedCase): Refused | undefined => list.find((one) => asks(recorded, one))

  const resultFor = (name: string, { file, error }: Refused, expected: unknown): Result => {
    const outcome = failureOf(error)
    const code = buildCode(outcome, {}, facts, file)
    const found = [{ where: 'build', expected, actual: outcomeText(outcome) }]
    return resultOf(project.name, name, found, code === undefined ? undefined : [code])
  }

  return {
    add: (refused) => void list.push(refused),
    builds: () =>
      list.flatMap((one) => {
        const name = `build: ${one.file}`
        return wants(name) ? [resultFor(name, one, 'exit code 0')] : []
      }),
    results: () =>
      project.cases.flatMap((recorded) => {
        const refused = wants(recorded.name) ? refusedOf(recorded) : undefined
        return refused === undefined ? [] : [resultFor(recorded.name, refused, recorded.expect.status)]
      }),
    rest: () => ({
      ...context,
      project: { ...project, cases: project.cases.filter((recorded) => refusedOf(recorded) === undefined) },
    }),
    project() {
      const all = hostProject(project)
      const { redirects } = all.stowaway
      if (redirects === undefined) return all
      const isRefused = (source: string) => list.some(({ kind, file }) => kind === 'redirect' && file === source)
      const accepted = Object.entries(redirects).filter(([source]) => !isRefused(source))
      return { ...all, stowaway: { ...all.stowaway, redirects: Object.fromEntries(accepted) } }
    },
  }
}

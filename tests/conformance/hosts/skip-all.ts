import type { RunContext } from '../host.ts'
import type { Result } from '../result.ts'

/** The results of a project that a host is not asked for. */
export function skipAll({ project, wants }: RunContext, reason: string): Result[] {
  const wanted = project.cases.filter(({ name }) => wants(name))
  return wanted.map(({ name }) => ({ project: project.name, name, result: 'skip', reason }))
}

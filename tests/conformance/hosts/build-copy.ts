import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Reporter } from '../../../compiler/reporter.ts'
import { buildProject, prerenderProject } from '../../../compiler/vite/build-project.ts'
import { StowawayError } from '../../../sw/core/errors/stowaway-error.ts'
import { buildCode } from '../build-deviations.ts'
import type { ProjectFacts } from '../facts.ts'
import type { ProjectOptions } from '../options.ts'

/** An endpoint that no build accepts; it is taken out of the copy so that the others can be judged. */
export interface Refused {
  readonly file: string
  readonly error: StowawayError
  /** The deviation that explains it. */
  readonly code: string | undefined
}

export interface BuiltCopy {
  readonly outDir: string
  readonly refused: readonly Refused[]
}

const silent: Reporter = { info() {}, warn() {}, progress() {} }

/** Our error, unwrapped from a bundler's. */
export function stowawayErrorIn(error: unknown): StowawayError | undefined {
  if (error instanceof StowawayError) return error
  return error instanceof Error && error.cause !== undefined ? stowawayErrorIn(error.cause) : undefined
}

/** Builds a copy of a project, or writes its prerendered files alone. Throws what a build throws that names no endpoint. */
export async function buildCopy(
  root: string,
  { base, stowaway }: ProjectOptions,
  target: 'worker' | 'node' | 'files',
  facts: ProjectFacts,
): Promise<BuiltCopy> {
  const outDir = join(root, 'dist')
  const refused: Refused[] = []
  for (;;) {
    try {
      const project = { root, base, outDir, stowaway } as const
      if (target === 'files') await prerenderProject(project, silent)
      else await buildProject({ ...project, target }, silent)
      return { outDir, refused }
    } catch (thrown) {
      const error = stowawayErrorIn(thrown)
      const file = error?.file
      const source = file === undefined ? undefined : join(root, 'src/pages', file)
      if (error === undefined || file === undefined || source === undefined || !existsSync(source)) throw thrown
      const outcome = { exitCode: 1, code: error.code, message: error.message } as const
      refused.push({ file, error, code: buildCode(outcome, undefined, facts, file) })
      rmSync(source)
    }
  }
}

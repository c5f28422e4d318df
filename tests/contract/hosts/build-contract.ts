import { join } from 'node:path'
import { buildProject } from '../../../compiler/vite/build-project.ts'
import { copyProject, type WorkCopy } from '../../conformance/work-copy.ts'
import type { ContractProject } from '../projects.ts'
import { silent } from './silent.ts'

export interface BuiltProject extends WorkCopy {
  readonly outDir: string
}

/** Builds a copy of a project of the table; `prepare` may add to it. */
export async function buildContract(
  { folder, base, stowaway }: ContractProject,
  target: 'worker' | 'node',
  prepare?: (root: string) => Promise<void>,
): Promise<BuiltProject> {
  const copy = await copyProject(folder)
  try {
    await prepare?.(copy.root)
    const outDir = join(copy.root, 'dist')
    await buildProject({ root: copy.root, base, outDir, stowaway, target }, silent)
    return { ...copy, outDir }
  } catch (error) {
    await copy.remove()
    throw error
  }
}

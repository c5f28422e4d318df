import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { buildProject } from '../../compiler/vite/build-project.ts'
import { prerenderProject } from '../../compiler/vite/prerender-project.ts'
import { acceptRedirects } from './accept-redirects.ts'
import type { HostProject, StartOptions } from './host.ts'
import { stowawayErrorIn } from './refused.ts'
import { silent } from './silent.ts'

/**
 * Builds a copy of a project, or writes its prerendered files alone (`files`).
 *
 * @returns the output folder
 * @throws what a build throws, unless `onRefused` takes it
 */
export async function buildCopy(
  root: string,
  project: Omit<HostProject, 'folder'>,
  target: 'worker' | 'node' | 'files',
  options: StartOptions = {},
): Promise<string> {
  const { base } = project
  const outDir = join(root, 'dist')
  const stowaway = await acceptRedirects(root, project, options)
  for (;;) {
    try {
      const copy = { root, base, outDir, stowaway, config: false } as const
      if (target === 'files') await prerenderProject(copy, silent)
      else await buildProject({ ...copy, target }, silent)
      return outDir
    } catch (thrown) {
      const error = stowawayErrorIn(thrown)
      const file = error?.file
      const source = file === undefined ? undefined : join(root, 'src/pages', file)
      const isEndpoint = source !== undefined && existsSync(source)
      if (options.onRefused === undefined || error === undefined || file === undefined || !isEndpoint) throw thrown
      options.onRefused({ file, kind: 'endpoint', error })
      rmSync(source)
    }
  }
}

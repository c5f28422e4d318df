import type { BuildReport } from '../node/build-report.ts'
import type { Reporter } from '../reporter.ts'
import type { ProjectOptions } from './inline-config.ts'
import { prerenderPlain } from './plain/prerender-plain.ts'

/** Writes only the prerendered files, and keeps the other files of the output folder. */
export async function prerenderProject(options: ProjectOptions, reporter: Reporter): Promise<BuildReport> {
  const report = await prerenderPlain(options, reporter)
  if (report !== undefined) return report
  const { runBuild } = await import('./build-project.ts')
  return runBuild(options, { reporter, filesOnly: true })
}

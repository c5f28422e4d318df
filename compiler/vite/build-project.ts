import { createBuilder } from 'vite'
import type { BuildReport } from '../node/build-report.ts'
import type { Reporter } from '../reporter.ts'
import { inlineConfig, type ProjectOptions } from './inline-config.ts'
import type { BuildControl } from './plugins/build.ts'

interface BuildProjectOptions extends ProjectOptions {
  /** Default: the config file's, else `worker`. */
  readonly target?: 'worker' | 'node'
}

/** Builds a project as `vite build` does with the plugin, and returns a report. */
export function buildProject(options: BuildProjectOptions, reporter: Reporter): Promise<BuildReport> {
  const { target, ...project } = options
  return runBuild({ ...project, stowaway: { ...project.stowaway, ...(target && { target }) } }, { reporter })
}

/** Runs Vite's build of the whole app. */
export async function runBuild(options: ProjectOptions, control: BuildControl): Promise<BuildReport> {
  const config = await inlineConfig(options, 'build', control)
  const builder = await createBuilder({ logLevel: 'warn', ...config }, null)
  await builder.buildApp()
  if (control.report === undefined) throw new Error('Vite finished without running the build of Stowaway.')
  return control.report
}

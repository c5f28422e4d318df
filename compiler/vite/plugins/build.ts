import { createBuilder, type Logger, type Plugin } from 'vite'
import type { Reporter } from '../../reporter.ts'
import { innerBuildOf, innerConfig, noteAppBuild } from '../inner-build.ts'
import type { Project } from '../project.ts'
import type { BuildReport } from '../site/build-report.ts'
import { outputOf } from '../site/output-of.ts'
import { writeSite } from '../site/write-site.ts'
import type { EntrySources } from '../virtual-entries.ts'
import { watchProject } from '../watch-project.ts'

/** Options that the command line passes to the build, and the report that it gets back. Unused by plain `vite build`. */
export interface BuildControl {
  /** The command line's; a plain `vite build` gets one that writes to Vite's logger. */
  readonly reporter?: Reporter
  readonly filesOnly?: boolean
  report?: BuildReport
}

/** `vite build` builds everything: client, prerendered files, and the worker or the Node server. */
export function buildPlugin(getProject: () => Project, sources: EntrySources, control: BuildControl): Plugin {
  return {
    name: 'stowaway:build',
    // Vite resolves the configuration once per environment: the build's sources must be seen in all of them.
    sharedDuringBuild: true,
    apply: (_, { command, isSsrBuild = false }) => command === 'build' && !isSsrBuild,
    buildApp: {
      order: 'pre',
      async handler(builder) {
        const project = getProject()
        const { config } = builder
        const inner = innerBuildOf(config)
        noteAppBuild(builder)
        control.report = await writeSite({
          builder,
          project,
          sources,
          reporter: control.reporter ?? loggerReporter(config.logger),
          output: outputOf(config),
          hasPages: inner?.hasPages ?? false,
          filesOnly: control.filesOnly ?? false,
        })
        if (control.reporter === undefined) config.logger.info(summary(control.report))
        if (config.build.watch && inner === undefined) {
          const build = async (): Promise<void> => {
            const again = await createBuilder(innerConfig(config, { hasPages: false }), null)
            await again.buildApp()
          }
          await watchProject(config, build)
        }
      },
    },
  }
}

/** Vite has named its own files; this counts them all. */
function summary({ outDir, files, routes, offline }: BuildReport): string {
  const prerendered = routes.filter((route) => route.prerendered).length
  const kept = offline === undefined ? '' : `, ${offline.files} files (${offline.bytes} bytes) kept offline`
  return `stowaway: ${files.length} files in ${outDir}, ${prerendered} of ${routes.length} endpoints prerendered${kept}`
}

function loggerReporter(logger: Logger): Reporter {
  return {
    info: (text) => logger.info(text),
    warn: (text) => logger.warn(text),
    progress: () => undefined,
  }
}

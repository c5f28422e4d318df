import { resolve } from 'node:path'
import picocolors from 'picocolors'
import type { Logger, Plugin } from 'vite'
import type { BuildReport } from '../../node/build-report.ts'
import { formatBuild } from '../../node/format-build.ts'
import type { Reporter } from '../../reporter.ts'
import { newBuildState, stateName } from '../build-state.ts'
import type { Project } from '../project.ts'
import { hideStaging } from '../site/hide-staging.ts'
import { writeSite } from '../site/write-site.ts'
import type { EntrySources } from '../virtual-entries.ts'

/** Options that the command line passes to the build, and the report that it gets back. Unused by plain `vite build`. */
export interface BuildControl {
  /** The command line's; a plain `vite build` gets one that writes to Vite's logger. */
  reporter?: Reporter
  filesOnly?: boolean
  report?: BuildReport
}

/** `vite build` builds everything: client, prerendered files, and the worker or the Node server. */
export function buildPlugin(getProject: () => Project, sources: EntrySources, control: BuildControl): Plugin {
  const state = newBuildState()
  let emptyOutDir: boolean | undefined
  return {
    name: stateName,
    api: state,
    // Vite resolves the configuration once per environment: the build's sources must be seen in all of them.
    sharedDuringBuild: true,
    apply: 'build',
    config: {
      // Before our own config hook puts the staging folder in its place.
      order: 'pre',
      handler(config) {
        state.outDir = config.build?.outDir ?? state.outDir
        emptyOutDir = config.build?.emptyOutDir ?? undefined
      },
    },
    configResolved(config) {
      hideStaging(config)
    },
    buildApp: {
      order: 'pre',
      async handler(builder) {
        const project = getProject()
        const folder = resolve(project.root, state.outDir)
        const isOwn = control.reporter !== undefined
        control.reporter ??= loggerReporter(builder.config.logger)
        control.report = await writeSite({
          builder,
          project,
          sources,
          state,
          reporter: control.reporter,
          outDir: folder,
          emptyOutDir: emptyOutDir ?? folder.startsWith(`${resolve(project.root)}/`),
          filesOnly: control.filesOnly ?? false,
        })
        if (!isOwn) builder.config.logger.info(formatBuild(control.report, picocolors))
      },
    },
  }
}

function loggerReporter(logger: Logger): Reporter {
  return {
    info: (text) => logger.info(text),
    warn: (text) => logger.warn(text),
    progress: () => undefined,
  }
}

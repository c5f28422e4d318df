import picocolors from 'picocolors'
import { createBuilder, type Logger, type Plugin } from 'vite'
import type { BuildReport } from '../../node/build-report.ts'
import { formatBuild } from '../../node/format-build.ts'
import type { Reporter } from '../../reporter.ts'
import type { ImageFiles } from '../astro/image-files.ts'
import { type BuildState, stateName } from '../build-state.ts'
import { buildsSite } from '../builds-site.ts'
import { innerBuildOf, innerConfig, noteAppBuild } from '../inner-build.ts'
import { type Project, readProjectManifest } from '../project.ts'
import { hideOwnEnvironments, hideWrittenFiles } from '../site/hide-written-files.ts'
import { outputOf } from '../site/output-of.ts'
import { ViteHost } from '../site/vite-host.ts'
import { writeSite } from '../site/write-site.ts'
import type { EntrySources } from '../virtual-entries.ts'
import { watchProject } from '../watch-project.ts'

/** Options that the command line passes to the build, and the report that it gets back. Unused by plain `vite build`. */
export interface BuildControl {
  /** The command line's; a plain `vite build` gets one that writes to Vite's logger. */
  reporter?: Reporter
  readonly filesOnly?: boolean
  report?: BuildReport
}

interface BuildPluginOptions {
  readonly getProject: () => Project
  readonly sources: EntrySources
  readonly images: ImageFiles
  readonly control: BuildControl
  readonly state: BuildState
}

/** `vite build` builds everything: client, prerendered files, and the worker or the Node server. */
export function buildPlugin({ getProject, sources, images, control, state }: BuildPluginOptions): Plugin {
  return {
    name: stateName,
    api: state,
    // Vite resolves the configuration once per environment: the build's sources must be seen in all of them.
    sharedDuringBuild: true,
    apply: (config, env) => env.command === 'build' && buildsSite(config, env),
    configResolved(config) {
      hideWrittenFiles(config)
    },
    buildApp: {
      order: 'pre',
      async handler(builder) {
        const start = performance.now()
        const project = getProject()
        const { config } = builder
        const inner = innerBuildOf(config)
        noteAppBuild(builder)
        const output = outputOf(config)
        state.outDir = output.folder
        const isOwn = control.reporter !== undefined
        control.reporter ??= loggerReporter(config.logger)
        const { reporter } = control
        hideOwnEnvironments(builder)
        const { manifest, warnings } = await readProjectManifest(project)
        for (const warning of warnings) reporter.warn(warning)
        control.report = await writeSite({
          project,
          manifest,
          start,
          createHost: (place) => new ViteHost({ ...place, builder, project, sources, images, state, reporter }),
          reporter,
          output,
          hasPages: inner?.hasPages ?? false,
          filesOnly: control.filesOnly ?? false,
        })
        if (!isOwn) config.logger.info(formatBuild(control.report, picocolors))
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

function loggerReporter(logger: Logger): Reporter {
  return {
    info: (text) => logger.info(text),
    warn: (text) => logger.warn(text),
    progress: () => undefined,
  }
}

import { resolve } from 'node:path'
import type { Logger, Plugin } from 'vite'
import type { Reporter } from '../../reporter.ts'
import type { ImageFiles } from '../astro/image-files.ts'
import type { Project } from '../project.ts'
import type { BuildReport } from '../site/build-report.ts'
import { writeSite } from '../site/write-site.ts'
import type { EntrySources } from '../virtual-entries.ts'

/** Options that the command line passes to the build, and the report that it gets back. Unused by plain `vite build`. */
export interface BuildControl {
  /** The command line's; a plain `vite build` gets one that writes to Vite's logger. */
  reporter?: Reporter
  filesOnly?: boolean
  report?: BuildReport
}

interface BuildPluginOptions {
  readonly getProject: () => Project
  readonly sources: EntrySources
  readonly images: ImageFiles
  readonly control: BuildControl
}

/** `vite build` builds everything: client, prerendered files, and the worker or the Node server. */
export function buildPlugin({ getProject, sources, images, control }: BuildPluginOptions): Plugin {
  let outDir = 'dist'
  let emptyOutDir: boolean | undefined
  return {
    name: 'stowaway:build',
    // Vite resolves the configuration once per environment: the build's sources must be seen in all of them.
    sharedDuringBuild: true,
    apply: 'build',
    config: {
      // Before our own config hook puts the staging folder in its place.
      order: 'pre',
      handler(config) {
        outDir = config.build?.outDir ?? 'dist'
        emptyOutDir = config.build?.emptyOutDir ?? undefined
      },
    },
    buildApp: {
      order: 'pre',
      async handler(builder) {
        const project = getProject()
        const folder = resolve(project.root, outDir)
        const isOwn = control.reporter !== undefined
        control.reporter ??= loggerReporter(builder.config.logger)
        control.report = await writeSite({
          builder,
          project,
          sources,
          images,
          reporter: control.reporter,
          outDir: folder,
          emptyOutDir: emptyOutDir ?? folder.startsWith(`${resolve(project.root)}/`),
          filesOnly: control.filesOnly ?? false,
        })
        if (!isOwn) builder.config.logger.info(summary(control.report))
      },
    },
  }
}

/** Vite has named the files where they were staged; this says where they are. */
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

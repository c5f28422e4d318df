import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ViteBuilder } from 'vite'
import type { RouteManifest } from '../../../sw/core/routes/route-manifest.ts'
import { listFiles } from '../../node/list-files.ts'
import { appSettings } from '../../project/settings.ts'
import type { Reporter } from '../../reporter.ts'
import { liveScripts, type OwnScriptName, pageScripts } from '../../scripts/own-scripts.ts'
import { filePaths } from '../../site/file-paths.ts'
import { answersOnRequest, hostManifest, prerenderedNotFound } from '../../site/host-manifest.ts'
import { routingRules } from '../../site/routing/routing-rules.ts'
import { nodeEntry } from '../../site/server-entry.ts'
import { workerEntry } from '../../site/worker-entry.ts'
import { environmentNames } from '../environments.ts'
import { type Project, sourceFile } from '../project.ts'
import { readScript } from '../read-script.ts'
import { type EntrySources, virtualEntries } from '../virtual-entries.ts'
import type { BuildReport } from './build-report.ts'
import { addNotFoundScript } from './not-found-page.ts'
import { offlineFiles } from './offline-files.ts'

interface BuildHostOptions {
  readonly builder: ViteBuilder
  readonly project: Project
  readonly sources: EntrySources
  readonly manifest: RouteManifest
  /** Where the client and the prerendered files lie. */
  readonly filesFolder: string
  /** The endpoint files that were prerendered. */
  readonly prerendered: readonly string[]
  readonly reporter: Reporter
}

/** Bundles the endpoints that run on request: into the worker script, or into a Node server. */
export async function buildHost(options: BuildHostOptions): Promise<Pick<BuildReport, 'offline'>> {
  const { builder, project, sources } = options
  const isOwn = existsSync(join(options.filesFolder, '404.html'))
  if (project.options.target === 'worker' && answersOnRequest(options.manifest, options.prerendered)) {
    await addNotFoundScript(project, options.filesFolder)
  }
  if (project.options.target === 'worker') await addScripts(pageScripts, options.filesFolder)
  if (project.options.live) await addScripts(liveScripts, options.filesFolder)
  const files = await listFiles(options.filesFolder)
  const manifest = hostManifest(options.manifest, options.prerendered, filePaths(files, project.base))
  const importPath = (file: string): string => sourceFile(project, file)
  const app = appSettings(project.options)
  const { target, serverTiming, session } = project.options
  const { assetsDir } = builder.config.build
  const { filesFolder, reporter } = options
  const offline =
    target === 'worker'
      ? await offlineFiles({
          project,
          folder: filesFolder,
          files: files.filter(isForWorkers),
          assetsFolder: assetsDir,
          reporter,
        })
      : undefined
  if (target === 'node') {
    sources.set(
      virtualEntries.node,
      nodeEntry({ manifest, importPath, session, app: { ...app, ...(serverTiming && { serverTiming: 'node' }) } }),
    )
  } else {
    const notFoundPage = isOwn ? '404.html' : prerenderedNotFound(options.manifest, options.prerendered, files)
    sources.set(
      virtualEntries.worker,
      workerEntry({
        id: project.id,
        manifest,
        importPath,
        session,
        app: { ...app, ...(serverTiming && { serverTiming: 'worker' }) },
        ...(notFoundPage !== undefined && { notFoundPage: `${project.base}/${notFoundPage}` }),
        ...(offline && { precache: offline.precache }),
        routing: routingRules({ manifest, precache: offline?.precache, assets: `${project.base}/${assetsDir}` }),
      }),
    )
  }
  const environment = builder.environments[target === 'node' ? environmentNames.node : environmentNames.worker]
  if (environment !== undefined) await builder.build(environment)
  return offline === undefined ? {} : { offline: offline.report }
}

async function addScripts(names: readonly OwnScriptName[], folder: string): Promise<void> {
  await Promise.all(names.map(async (name) => writeFile(join(folder, name), await readScript(name))))
}

/** Where there is a worker to keep files, nobody asks for the scripts of pages without one; browsers keep workers' own. */
const isForWorkers = (file: string): boolean => file !== 'live.js' && !pageScripts.some((name) => name === file)

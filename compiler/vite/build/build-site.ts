import { existsSync } from 'node:fs'
import { cp, mkdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { ViteBuilder } from 'vite'
import { reportStrayErrors } from '../../../sw/node.ts'
import { listFiles } from '../../node/list-files.ts'
import { tryWriteDeclaration } from '../../node/write-declaration.ts'
import type { Reporter } from '../../reporter.ts'
import { type Project, readProjectManifest } from '../project.ts'
import { publish, stagingFolder } from '../staging.ts'
import { isProjectError, strayErrorText } from '../stray-error.ts'
import type { EntrySources } from '../virtual-entries.ts'
import { buildHost } from './build-host.ts'
import type { BuildReport } from './build-report.ts'
import { loadModules } from './load-modules.ts'
import { prerenderFiles } from './prerender-files.ts'

export interface BuildSiteOptions {
  readonly builder: ViteBuilder
  readonly project: Project
  readonly sources: EntrySources
  readonly reporter: Reporter
  /** Absolute path; replaced only when everything has succeeded. */
  readonly outDir: string
  /** Whether the output folder is ours to empty. */
  readonly emptyOutDir: boolean
  /** Leave out the worker and the client: only prerendered files are written. */
  readonly filesOnly: boolean
}

/**
 * The whole build, in the one order that works: the client and the prerendered files first, since the worker (or the
 * Node server) must know every file that the host answers by itself.
 */
export async function buildSite(options: BuildSiteOptions): Promise<BuildReport> {
  const { builder, project, sources, reporter, outDir } = options
  const start = performance.now()
  const staging = stagingFolder(project.root)
  const filesFolder = project.options.target === 'node' && !options.filesOnly ? join(staging, 'client') : staging
  await rm(staging, { recursive: true, force: true })
  const stopReports = reportStrayErrors(
    (error) => reporter.warn(strayErrorText(error)),
    (error) => isProjectError(error, project.root),
  )
  try {
    const { manifest, warnings } = await readProjectManifest(project)
    for (const warning of warnings) reporter.warn(warning)
    await tryWriteDeclaration(project, manifest, (text) => reporter.warn(text))
    await mkdir(filesFolder, { recursive: true })
    if (!options.filesOnly) await buildClient(builder, project, filesFolder)

    const load = await loadModules(builder, project, manifest, sources)
    const prerendered = await prerenderFiles({ project, manifest, load, filesFolder, reporter })
    const host = options.filesOnly
      ? {}
      : await buildHost({
          builder,
          project,
          sources,
          manifest,
          filesFolder,
          reporter,
          prerendered: prerendered.endpoints,
        })
    const report = {
      outDir,
      files: await builtFiles(staging),
      routes: prerendered.routes,
      ...(await workerSize(join(filesFolder, 'sw.js'))),
      ...host,
    }
    await publish(staging, outDir, options.emptyOutDir && !options.filesOnly)
    return { ...report, milliseconds: Math.round(performance.now() - start) }
  } finally {
    stopReports()
    await rm(staging, { recursive: true, force: true })
    await rm(`${staging}-server`, { recursive: true, force: true })
  }
}

/** The user's own pages and scripts; a project without a page still has its public files. */
async function buildClient(builder: ViteBuilder, project: Project, filesFolder: string): Promise<void> {
  const { client } = builder.environments
  const hasPages =
    existsSync(join(project.root, 'index.html')) || client?.config.build.rolldownOptions.input !== undefined
  if (client !== undefined && hasPages) await builder.build(client)
  else if (project.publicFolder !== undefined && existsSync(project.publicFolder)) {
    await cp(project.publicFolder, filesFolder, { recursive: true })
  }
}

async function builtFiles(folder: string): Promise<BuildReport['files']> {
  const files = await listFiles(folder)
  return Promise.all(files.map(async (path) => ({ path, bytes: (await stat(join(folder, path))).size })))
}

async function workerSize(file: string): Promise<Pick<BuildReport, 'worker'>> {
  if (!existsSync(file)) return {}
  const script = await readFile(file)
  return { worker: { path: 'sw.js', bytes: script.length, gzip: gzipSync(script).length } }
}
